/**
 * The one policy of the window, whichever host serves it. Nothing is fetched from anywhere but the host itself, and
 * nothing inline runs. `connect` names what the host adds: the web shell its own sockets, the desktop nothing.
 */
export function contentSecurityPolicy(connect: string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    // One page of ours (below). What a mail is shown in has no address and inherits this policy.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page in which mail is taken apart (renderer/features/mail/reader/html/wash): it has nothing and gets nothing. */
export const mailRoomPath = '/mail-room.html';

/**
 * Inline styles have no power here: nothing they name can be loaded, and what is shown has been written anew. Without
 * this line every `style` of every mail would be a breach in the console; so would a `<base>` with `base-uri`, which no
 * page but an inert one ever has.
 */
export const mailRoomPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/** What goes with every answer that carries our files. */
export function securityHeaders(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  };
}
