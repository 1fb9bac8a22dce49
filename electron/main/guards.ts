import type { App, Session, WebContents } from 'electron';
import { mailRoomPath } from '#shared/content-security-policy.ts';
import { appOrigin, appUrl } from './app-protocol.ts';

/** A page of ours, by origin: a prefix test would take `app://hauspost.evil` for one. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === appOrigin;
}

function isAppDocument(url: string): boolean {
  return isOwnPage(url) && new URL(url).pathname === new URL(appUrl).pathname;
}

/** The one page a frame may show; a mail's own frame has no address and goes nowhere. */
function isMailRoom(url: string): boolean {
  return url === `${appOrigin}${mailRoomPath}`;
}

/** Everything a page could be given, refused; everything it could fetch, but ourselves, stopped. */
export function guardSession(session: Session, platform: NodeJS.Platform): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    const { protocol } = new URL(details.url);
    // Images of our own pages may be data or blob: neither leaves the machine.
    answer({ cancel: !(isOwnPage(details.url) || protocol === 'data:' || isOwnBlob(details.url) || isTool(protocol)) });
  });
  // Chromium fetches dictionaries from a server unasked; macOS has its own checker and needs none.
  session.setSpellCheckerEnabled(platform === 'darwin');
  session.setSpellCheckerDictionaryDownloadURL(`${appOrigin}/no-dictionaries/`);
}

/** Copying with the app's own button is the one thing our page may do that a page must ask for. */
function isGranted(permission: string, origin: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnPage(origin);
}

function isOwnBlob(url: string): boolean {
  return url.startsWith(`blob:${appOrigin}/`);
}

function isTool(protocol: string): boolean {
  return protocol === 'devtools:';
}

/** No page of ours goes anywhere but to itself again: views are state, and links leave by `openLink` alone. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
}

function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isAppDocument(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!(event.isMainFrame ? isAppDocument(event.url) : isMailRoom(event.url))) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
