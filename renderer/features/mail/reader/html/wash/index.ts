export { openMailRoom } from './mail-room.ts';
export { washHtml, type WashedMail } from './wash-html.ts';
