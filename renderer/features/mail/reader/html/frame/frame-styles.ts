/** What the frame's own sheet is made of, as the app shows it now. */
export interface FrameLook {
  readonly scheme: 'light' | 'dark';
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly link: string;
  readonly mark: string;
  readonly focus: string;
  readonly fontPx: number;
  readonly isHighContrast: boolean;
}

/** Below the mail's own: what it does not say. */
export function writeBaseSheet(look: FrameLook): string {
  return `
html { color-scheme: ${look.scheme}; }
html, body { margin: 0; padding: 0; background: transparent; overflow: hidden; }
body { display: flow-root; }
[data-mail] {
  display: flow-root; box-sizing: border-box; overflow: auto hidden; overflow-wrap: break-word;
  color: ${look.text}; font: 400 ${look.fontPx}px/1.6 'Source Serif 4 Variable', Georgia, 'Noto Serif', serif;
}
img { max-width: 100%; }
img:not([height]) { height: auto; }
table { font-size: inherit; }
a[data-href], a[data-jump] { color: ${look.link}; text-decoration: underline; }
blockquote { margin: 8px 0; padding-left: 12px; border-left: 2px solid ${look.line}; }
hr { border: 0; border-top: 1px solid ${look.line}; }
pre { white-space: pre-wrap; }
`;
}

/** Above the mail's own: important rules of a layer win over everything it could say. */
export function writeOwnSheet(look: FrameLook): string {
  return `@layer hauspost {
a[data-href], a[data-jump] { cursor: pointer !important; }
a:focus-visible, button:focus-visible { outline: 2px solid ${look.focus} !important; outline-offset: 1px !important; }
::selection { background: ${look.mark} !important; color: ${look.text} !important; }
[data-mail]:not([data-shows-quote]) [data-quote] { display: none !important; }
[data-unfold] {
  all: initial !important; display: block !important; margin: 12px 0 !important; padding: 2px 0 !important;
  color: ${look.link} !important; font: 500 ${Math.round(look.fontPx * 0.87)}px/1.5 system-ui, sans-serif !important;
  cursor: pointer !important;
}
[data-unfold]:focus-visible { outline: 2px solid ${look.focus} !important; outline-offset: 1px !important; }
img[data-remote]:not([src]), img[data-cid]:not([src]) { display: none !important; }
[data-missing] {
  display: inline-block !important; box-sizing: border-box !important; max-width: 100% !important; padding: 0 4px !important;
  border: 1px dashed ${look.line} !important; border-radius: 2px !important; vertical-align: middle !important;
  color: ${look.quiet} !important; font: 12px/18px system-ui, sans-serif !important; overflow: hidden !important;
  text-overflow: ellipsis !important; text-align: start !important;
}
${look.isHighContrast ? '[data-href], [data-jump] { text-decoration: underline !important; }' : ''}
}`;
}
