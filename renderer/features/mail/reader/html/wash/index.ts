export { openMailRoom } from './mail-room.ts';
export { washForQuote } from './wash-for-quote.ts';
export { washHtml, type WashedMail } from './wash-html.ts';
