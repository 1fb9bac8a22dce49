import { EventEmitter } from 'node:events';
import type { BrowserContext, Route } from 'playwright-core';

/** `app://hauspost/x` is `https://hauspost.app.invalid/x` to Chromium, which lets nobody register a scheme. */
export function toChromiumUrl(url: string): string {
  return url.replace(/^(blob:)?app:\/\/([^/]+)/, '$1https://$2.app.invalid');
}
export function fromChromiumUrl(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([^/]+)\.app\.invalid/, '$1app://$2');
}

type Filter = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

class StandInSession
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'setSpellCheckerDictionaryDownloadURL'
    >
{
  #onPermission: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  #onPermissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  #filter: Filter | null = null;
  readonly #schemes = new Map<string, (request: Request) => Response | Promise<Response>>();

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) =>
      void this.#schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (filter: Filter) => {
      this.#filter = filter;
    },
  };

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.#onPermission = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.#onPermissionCheck = handler;
  }
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}
  setSpellCheckerDictionaryDownloadURL(): void {}

  /** Electron grants whatever nobody refuses, so Chromium is given all that the handlers let through. */
  async grantPermissions(context: BrowserContext, contents: unknown, pageUrl: string): Promise<void> {
    const origin = fromChromiumUrl(new URL(pageUrl).origin);
    const granted = Object.entries(permissions).filter(([name]) => this.#isGranted(name, contents, origin));
    const names = granted.map(([, chromiumName]) => chromiumName);
    await context.grantPermissions(names, { origin: new URL(pageUrl).origin });
  }

  #isGranted(name: string, contents: unknown, origin: string): boolean {
    let isGranted = true;
    const details = { requestingUrl: `${origin}/`, isMainFrame: true };
    this.#onPermission?.(contents as never, name as never, (answer) => (isGranted = answer), details as never);
    const isCheckedOk = this.#onPermissionCheck?.(contents as never, name as never, `${origin}/`, details as never);
    return isGranted && isCheckedOk !== false;
  }

  /** One request of a page, through the same gates as in Electron: filter, own schemes, then the network. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = fromChromiumUrl(request.url());
    let isCancelled = false;
    this.#filter?.({ url }, ({ cancel }) => (isCancelled = cancel === true));
    if (isCancelled) return route.abort('blockedbyclient');
    const handler = this.#schemes.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return route.continue();
    // A `Request` refuses schemes it does not know.
    const response = await handler({ url, method: request.method() } as Request);
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }
}

/** Electron's names for what a page may ask for, and Chromium's. */
const permissions: Record<string, string> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  media: 'camera',
  midi: 'midi',
};

export const defaultSession = new StandInSession();
export const session = { defaultSession };

export const protocol = {
  registerSchemesAsPrivileged: (_schemes: Electron.CustomScheme[]): void => undefined,
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
