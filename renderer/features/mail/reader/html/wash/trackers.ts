/** What is known of a picture before it is fetched. */
export interface PictureFacts {
  /** As written, in pixels; `null` where nothing is said. */
  readonly width: number | null;
  readonly height: number | null;
  readonly isHidden: boolean;
  readonly alt: string;
}

/** How the services that count readers write their addresses: host, and what its path looks like. */
const knownCarriers: readonly { readonly host: RegExp; readonly path?: RegExp }[] = [
  { host: /(?:^|\.)list-manage\d*\.com$/, path: /^\/track\/open/ },
  { host: /(?:^|\.)mandrillapp\.com$/, path: /^\/track\/open/ },
  { host: /(?:^|\.)sendgrid\.net$/, path: /^\/wf\/open/ },
  { host: /(?:^|\.)sparkpostmail\d*\.com$/, path: /^\/q\// },
  { host: /(?:^|\.)mailgun\.org$/, path: /^\/o\// },
  { host: /(?:^|\.)awstrack\.me$/, path: /^\/i\d?\// },
  { host: /(?:^|\.)hubspotemail\.net$/, path: /^\/.*\/(?:e\d?t|cto)\// },
  { host: /(?:^|\.)track\.hubspot\.com$/ },
  { host: /(?:^|\.)exct\.net$|(?:^|\.)exacttarget\.com$/, path: /\/open\.aspx|\/o\.aspx/i },
  { host: /(?:^|\.)google-analytics\.com$|(?:^|\.)doubleclick\.net$/ },
  { host: /(?:^|\.)mailtrack\.io$|(?:^|\.)bananatag\.com$|(?:^|\.)yesware\.com$|(?:^|\.)getnotify\.com$/ },
  { host: /(?:^|\.)cleverreach\.com$/, path: /^\/(?:r|o|c)\// },
  {
    host: /(?:^|\.)rapidmail\.de$|(?:^|\.)emlfiles\d*\.com$|(?:^|\.)emailsys\d?[a-z]?\.net$/,
    path: /(?:open|pixel|\/o\/)/i,
  },
  { host: /(?:^|\.)klaviyomail\.com$|(?:^|\.)trk\.klaviyo\w*\.com$/ },
  { host: /(?:^|\.)customeriomail\.com$|(?:^|\.)track\.customer\.io$/ },
  { host: /(?:^|\.)intercom-mail\w*\.com$/, path: /\/(?:o|pixel)\b/ },
  { host: /(?:^|\.)facebook\.com$/, path: /^\/(?:tr|email_open_log_pic\.php)\b/ },
  { host: /(?:^|\.)linkedin\.com$/, path: /^\/emimp\// },
];

const openWords =
  /(?:^|[/_.-])(?:open|opened|track|tracking|trk|pixel|beacon|spacer|blank|transparent|clear|imp|wf)(?:[/_.?-]|$)/i;
const pictureName = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

/** Whether a picture is there to be loaded rather than to be seen. */
export function isTracker(address: string, { width, height, isHidden, alt }: PictureFacts): boolean {
  // Nobody sees it: that is reason enough, whoever it is from.
  if (isHidden || isTiny(width) || isTiny(height)) return true;
  const { hostname, pathname, search } = new URL(address);
  if (knownCarriers.some(({ host, path }) => host.test(hostname) && (path?.test(pathname) ?? true))) return true;
  // A picture that shows something is called like one, has a size or says what it is.
  const isNamed = pictureName.test(pathname) || alt !== '' || (width !== null && height !== null);
  if (isNamed) return false;
  return openWords.test(pathname) || hasLongToken(pathname + search);
}

/** A word that only one reader was given. */
function hasLongToken(text: string): boolean {
  const token = /[a-z\d_-]{32,}/i.exec(text)?.[0] ?? '';
  return /\d/.test(token) && /[a-z]/i.test(token);
}

function isTiny(size: number | null): boolean {
  return size !== null && size <= 2;
}

const secondLevels = /^(?:co|com|net|org|ac|gov|edu|gv|or|ne)$/;

/** What a reader knows a host by: `mailchimp.com`, `shop.co.uk`. */
export function nameHost(address: string): string {
  const { hostname } = new URL(address);
  if (/^[\d.]+$|^\[/.test(hostname)) return hostname;
  const labels = hostname.replace(/\.$/, '').split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && secondLevels.test(second) ? -3 : -2).join('.');
}
