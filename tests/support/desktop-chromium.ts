/** Debian's Chromium, kept from talking to anybody. */
export function chromiumPath(): string {
  return process.env['HAUSPOST_CHROMIUM'] ?? '/usr/bin/chromium';
}

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];
