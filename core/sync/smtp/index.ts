/**
 * Handing mail to a server (RFC 5321, 6409), over TLS only. Knows no database: it takes bytes and an envelope and
 * answers what became of them. The only folder that speaks SMTP; nodemailer's errors end here.
 */
export { sendMail, testSmtp, type SendOptions } from './send-mail.ts';
export type { SmtpOptions } from './connection.ts';
export type { OutgoingMail, RefusalCause, RefusedRecipient, SendOutcome, SmtpLogin, SmtpServer } from './model.ts';
