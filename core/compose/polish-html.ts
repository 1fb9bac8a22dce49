const quoteStyle = 'margin: 0 0 0 8px; padding-left: 8px; border-left: 2px solid #c0c0c0';

/**
 * The editor's HTML as others should get it: no marks of ours, empty lines that keep their height, quotes that look
 * like quotes where no style sheet of ours is.
 */
export function polishHtml(html: string): string {
  return html
    .replaceAll('<p></p>', '<p><br></p>')
    .replaceAll('<div data-signature="">', '<div>')
    .replaceAll('<table>', '<table border="1" cellpadding="4" style="border-collapse: collapse">')
    .replace(/<blockquote(?: type="cite")?>/g, `<blockquote type="cite" style="${quoteStyle}">`);
}
