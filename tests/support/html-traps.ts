import type { Page } from 'playwright-core';
import type { E2eApp } from './e2e-harness.ts';

export interface Trapped {
  /** A payload that calls `alert` also calls home, so that it is heard from wherever it runs. */
  arm(html: string): string;
  /** What ran. */
  hits(): readonly string[];
  /** What left the page for anywhere but our own server. */
  requests(): readonly string[];
}

/** Listens for whatever a mail could do: dialogs, scripts, navigations, new windows, requests of any frame. */
export async function setTraps({
  page,
  context,
  problems,
}: Pick<E2eApp, 'page' | 'context' | 'problems'>): Promise<Trapped> {
  // The room where mail is parsed refuses to make handlers of its attributes, and says so. A frame that shows mail has
  // none to refuse: its words are not among these.
  problems.allow(/Blocked script execution in '[^']*\/mail-room\.html'/);
  const hits: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('trap ')) hits.push(message.text());
  });
  page.on('dialog', (dialog) => {
    hits.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('page', (opened) => hits.push(`window ${opened.url()}`));
  page.on('framenavigated', (frame) => {
    const isOwn =
      frame === page.mainFrame() || frame.url() === 'about:blank' || frame.url().endsWith('/mail-room.html');
    if (!isOwn) hits.push(`frame to ${frame.url()}`);
  });
  page.on('download', (download) => hits.push(`download ${download.url()}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
    if (!isOwn) requests.push(request.url());
  });
  // `alert(1)` in the page itself, where a payload might end up, is heard as well as one in its frame.
  await page.evaluate(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'print'] as const) {
      // oxlint-disable-next-line no-console -- the console is what the test listens to
      window[name] = ((text: unknown) => console.error(`trap ${name} ${String(text)}`)) as never;
    }
  });
  return {
    arm: (html) => html.replace(/\b(?:alert|confirm|prompt)\(/g, "console.error('trap ran')||alert("),
    hits: () => hits,
    requests: () => requests,
  };
}

/** Everything in any mail frame, and in the page around it, that could do something of its own. */
export function findLive(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const allowed =
      /^(?:a|abbr|acronym|address|article|aside|b|bdi|bdo|big|blockquote|br|button|caption|center|cite|code|col|colgroup|dd|del|dfn|dir|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|wbr)$/;
    const attributes =
      /^(?:align|valign|width|height|bgcolor|color|border|cellpadding|cellspacing|hspace|vspace|colspan|rowspan|span|size|face|dir|lang|type|start|value|nowrap|noshade|reversed|clear|scope|role|alt|title|abbr|class|id|style|src|tabindex|aria-expanded|data-(?:mail|href|jump|cid|remote|missing|quote|unfold|shows-quote))$/;
    const found: string[] = [];
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('[data-message] iframe')) {
      const inside = frame.contentDocument;
      const root = inside?.body;
      if (
        frame.getAttribute('sandbox') !== 'allow-same-origin' ||
        frame.hasAttribute('src') ||
        frame.hasAttribute('srcdoc')
      )
        found.push('a frame that is not ours');
      if (!inside || !root || inside.URL !== 'about:blank') {
        // The address of an empty document that was written anew is that of the window around it.
        if (inside?.URL !== document.URL.replace(/#.*/, '') && inside?.URL !== document.URL)
          found.push(`a frame at ${inside?.URL}`);
        if (!root) continue;
      }
      if (root.childElementCount !== 1 || !root.firstElementChild?.hasAttribute('data-mail'))
        found.push('beside the mail');
      for (const element of root.querySelectorAll('*')) {
        if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !allowed.test(element.localName))
          found.push(element.outerHTML.slice(0, 200));
        for (const { name, value } of element.attributes) {
          if (!attributes.test(name)) found.push(`${name}=${value.slice(0, 100)}`);
          if (name === 'src' && !/^(?:blob:|data:image\/(?:png|jpe?g|gif|webp|avif);base64,)/.test(value))
            found.push(`src=${value.slice(0, 100)}`);
          if (name === 'data-href' && !/^(?:https?|mailto):/.test(value)) found.push(`leads to ${value.slice(0, 100)}`);
          if (name === 'style' && /url\(|expression|@import|\\|(?<![\w-])position\s*:/i.test(value))
            found.push(`style=${value.slice(0, 200)}`);
        }
      }
      for (const sheet of inside?.adoptedStyleSheets ?? []) {
        for (const rule of sheet.cssRules) {
          // Our own sheet, which stands in a layer.
          if (rule.constructor.name === 'CSSLayerBlockRule') continue;
          if (/url\(|@import|@font-face|(?<![\w-])(?:position|content)\s*:/i.test(rule.cssText))
            found.push(rule.cssText.slice(0, 200));
        }
      }
    }
    return found;
  });
}
