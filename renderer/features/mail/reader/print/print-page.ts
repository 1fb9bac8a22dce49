import type { Message } from '#shared/contract/threads.ts';
import { formatAddress } from '#shared/model/address.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { Formatter } from '../../../../lib/format.ts';
import { fillPictures } from '../html/frame/fill-pictures.ts';
import { writeBaseSheet, writeOwnSheet } from '../html/frame/frame-styles.ts';
import { openFrame, type MailPage } from '../html/frame/open-frame.ts';
import { readPart } from '../html/load-pictures.ts';
import { loadWash } from '../html/washed-mails.ts';
import { coreClient } from '../../../../lib/core.ts';

export interface PrintWords {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly sent: string;
  readonly attachments: string;
  readonly format: Formatter;
}

/** Paper is white, whatever the window looks like: the system's own words for ink. */
const ink = {
  scheme: 'light',
  text: 'black',
  quiet: 'dimgray',
  line: 'silver',
  link: 'black',
  mark: 'transparent',
  focus: 'black',
  fontPx: 15,
  isHighContrast: false,
} as const;

const paper = `
@page { margin: 16mm 14mm; }
html, body { overflow: visible !important; background: white; color: black; }
body { padding: 24px 32px; font: 13px/1.5 system-ui, sans-serif; }
@media print { body { padding: 0; } }
h1 { font: 600 20px/1.3 system-ui, sans-serif; margin: 0 0 12px; overflow-wrap: anywhere; }
article + article { margin-top: 24px; padding-top: 16px; border-top: 1px solid silver; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 0 0 16px; break-inside: avoid; }
dt { color: dimgray; }
dd { margin: 0; overflow-wrap: anywhere; }
.text { font: 15px/1.6 Georgia, serif; white-space: pre-wrap; overflow-wrap: anywhere; }
[data-mail] { overflow: visible !important; }
img { break-inside: avoid; }
`;

/** The page that goes to the printer: a frame without scripts and without network, filled by us, element by element. */
export class PrintPage {
  readonly #page: Document;
  readonly #setSheets: MailPage['setSheets'];
  readonly #sheets: string[] = [writeBaseSheet(ink)];
  readonly #urls: string[] = [];

  private constructor({ page, setSheets }: MailPage) {
    this.#page = page;
    this.#setSheets = setSheets;
    this.#dress();
  }

  static open(frame: HTMLIFrameElement): PrintPage | null {
    const opened = openFrame(frame);
    return opened === null ? null : new PrintPage(opened);
  }

  setSubject(subject: string): void {
    this.#page.title = subject;
    this.#page.body.append(this.#make('h1', cleanLine(subject)));
  }

  async add(
    message: Message,
    { html, text }: { html: string | null; text: string },
    words: PrintWords,
    signal: AbortSignal,
  ): Promise<void> {
    const article = this.#make('article', '');
    article.append(this.#head(message, words));
    this.#page.body.append(article);
    const washed = html === null ? null : await (await loadWash()).washHtml(html, { isWhole: true });
    signal.throwIfAborted();
    if (washed === null) {
      const plain = this.#make('div', text);
      plain.className = 'text';
      article.append(plain);
      return;
    }
    this.#sheets.push(washed.sheet.light);
    this.#dress();
    const root = this.#page.importNode(washed.root, true);
    root.dataset['showsQuote'] = '';
    article.append(root);
    fillPictures(root, await this.#ownPictures(message, washed.contentIds, signal));
  }

  onEscape(leave: () => void): void {
    this.#page.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') leave();
    });
  }

  note(text: string): void {
    this.#page.body.append(this.#make('p', text));
  }

  close(): void {
    for (const url of this.#urls) URL.revokeObjectURL(url);
  }

  /** Pictures that are parts of the mail. What lies elsewhere is not fetched, whatever was allowed on screen. */
  async #ownPictures(
    { id }: Message,
    contentIds: readonly string[],
    signal: AbortSignal,
  ): Promise<Map<string, string>> {
    const urls = new Map<string, string>();
    if (contentIds.length === 0) return urls;
    const { parts } = await coreClient.messages.get({ id }, { signal });
    for (const contentId of contentIds) {
      const part = parts.find((one) => one.contentId?.replace(/^<|>$/g, '') === contentId);
      const picture = part === undefined ? null : await readPart(id, part.path, contentId, signal);
      if (picture === null) continue;
      const url = URL.createObjectURL(picture.blob);
      this.#urls.push(url);
      urls.set(contentId, url);
    }
    return urls;
  }

  #head(message: Message, words: PrintWords): HTMLElement {
    const people = (list: Message['to']) => list.map(formatAddress).join(', ');
    const names = message.attachments.map(({ name }) => cleanLine(name)).filter((name) => name !== '');
    const facts: [string, string][] = [
      [words.from, formatAddress(message.from)],
      [words.to, people(message.to)],
      [words.cc, people(message.cc)],
      [words.sent, words.format.moment(message.sentAt, 0)],
      [words.attachments, names.join(', ')],
    ];
    const list = this.#make('dl', '');
    for (const [term, details] of facts) {
      if (details !== '') list.append(this.#make('dt', term), this.#make('dd', details));
    }
    return list;
  }

  #make(tag: string, text: string): HTMLElement {
    const element = this.#page.createElement(tag);
    element.textContent = text;
    return element;
  }

  /** Of several mails in one page each mail's own rules hold for all: they are kept within `[data-mail]` by the washing. */
  #dress(): void {
    this.#setSheets([...this.#sheets, writeOwnSheet(ink), paper]);
  }
}
