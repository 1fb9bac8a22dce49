import { createHash } from 'node:crypto';

/** The few pages that stand before the app: plain, in both languages, with no script and nothing to fetch. */
const style = `
:root{color-scheme:light dark;font:15px/24px system-ui,sans-serif}
body{margin:0;background:light-dark(#f5f2ed,#151311);color:light-dark(#25221e,#e7e4df)}
main{max-width:480px;margin:20vh auto 0;padding:0 24px}
h1{font-size:20px;line-height:28px;font-weight:620;margin:0 0 8px}
p{margin:0 0 16px}section+section{margin-top:32px}
label{display:block;font-size:13px;margin-bottom:4px}
input{box-sizing:border-box;width:100%;height:36px;padding:0 8px;font:inherit;border:1px solid #857f76;border-radius:6px}
button{margin-top:12px;height:36px;padding:0 16px;font:inherit;border:0;border-radius:6px;background:#1d6048;color:#fff}
:focus-visible{outline:2px solid light-dark(#1d6048,#7fc4a5);outline-offset:2px}
`;
const styleHash = createHash('sha256').update(style).digest('base64');

export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function page(title: string, content: string, head = ''): string {
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}<style>${style}</style></head>
<body><main>${content}</main></body></html>`;
}

const twice = (german: [string, string], english: [string, string]) =>
  `<section lang="de"><h1>${german[0]}</h1><p>${german[1]}</p></section>
<section lang="en"><h1>${english[0]}</h1><p>${english[1]}</p></section>`;

export const noSessionPage = page(
  'Hauspost',
  twice(
    [
      'Dieser Browser ist noch nicht angemeldet',
      'Starte Hauspost noch einmal mit <code>npm start</code> und öffne die Adresse, die dort erscheint. Das laufende Hauspost bleibt dabei offen.',
    ],
    [
      'This browser is not signed in yet',
      'Start Hauspost once more with <code>npm start</code> and open the address it prints. The running Hauspost stays open.',
    ],
  ),
);

export const usedTokenPage = page(
  'Hauspost',
  twice(
    [
      'Diese Adresse gilt nicht mehr',
      'Jede Adresse lässt nur einen Browser ein, und nur einmal. Starte Hauspost noch einmal mit <code>npm start</code>, dann erscheint eine neue.',
    ],
    [
      'This address no longer works',
      'Each address lets in one browser, once. Start Hauspost once more with <code>npm start</code> and it prints a new one.',
    ],
  ),
);

export const notFoundPage = page(
  'Hauspost',
  twice(
    ['Hier ist nichts', 'Zur <a href="/">Startseite</a>'],
    ['Nothing here', 'Go to the <a href="/">start page</a>'],
  ),
);

/** Sent where a strict cookie does not follow a link from another site: the next request is our own, it does. */
export const bouncePage = page('Hauspost', '', '<meta http-equiv="refresh" content="0;url=/">');

export function loginPage(notice: 'none' | 'wrong' | 'later'): string {
  const notices = {
    none: '',
    wrong: '<p role="alert">Das Passwort stimmt nicht. / That password is not right.</p>',
    later:
      '<p role="alert">Zu viele Versuche. Warte eine Viertelstunde. / Too many attempts. Wait a quarter of an hour.</p>',
  };
  return page(
    'Hauspost',
    `<h1>Hauspost</h1>${notices[notice]}
<form method="post" action="/login"><label for="password">Passwort / Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus>
<button>Anmelden / Sign in</button></form>`,
  );
}
