import type { Page } from 'playwright-core';

/** Mail, licences and what else is nobody's to translate. */
const foreign = '[data-key], article, #licences';

/** Every text of the page, seen or only heard, in no order and once each. */
export function readTexts(page: Page): Promise<string[]> {
  return page.evaluate((ignored) => {
    const heard = ['aria-label', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt'];
    const texts = new Set<string>();
    const add = (text: string | null) => {
      const words = text?.replaceAll(/\s+/g, ' ').trim() ?? '';
      if (/\p{L}{2}/u.test(words)) texts.add(words);
    };
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest(ignored)) continue;
      for (const name of heard) add(element.getAttribute(name));
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) add(child.textContent);
    }
    return [...texts];
  }, foreign);
}
