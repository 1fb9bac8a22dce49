/** How an empty frame becomes a page for one mail. */
const skeleton =
  '<!doctype html><html><head>' +
  // Beside the policy it inherits from our own page: nothing is loaded, of pictures only what we hand over ourselves.
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:">` +
  '<meta name="referrer" content="no-referrer"></head><body></body></html>';

export interface MailPage {
  readonly page: Document;
  readonly view: Window & typeof globalThis;
  setSheets(sheets: readonly string[]): void;
}

/**
 * The frame has no address: it is empty from the start, so nothing is navigated or fetched, and there is nothing it
 * could be sent back to. Only this fixed text is ever written into it; the mail comes as elements.
 */
export function openFrame(frame: HTMLIFrameElement): MailPage | null {
  const page = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (page === null || view === null) return null;
  page.open();
  page.write(skeleton);
  page.close();
  return {
    page,
    view,
    // Sheets of this kind are objects, not text of the page: its policy allows no inline style, and needs to allow none.
    setSheets: (sheets) => {
      page.adoptedStyleSheets = sheets.map((text) => {
        const sheet = new view.CSSStyleSheet();
        sheet.replaceSync(text);
        return sheet;
      });
    },
  };
}
