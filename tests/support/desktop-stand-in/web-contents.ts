import { EventEmitter } from 'node:events';
import type { BrowserContext, CDPSession, Page, Route } from 'playwright-core';
import { isolatedWorldSource, mainWorldSource, worldName, type FromWorld } from './isolated-world.ts';
import { RemotePorts } from './ports.ts';
import { defaultSession, fromChromiumUrl, toChromiumUrl } from './session.ts';
import { ipcMain, nativeTheme } from './small-parts.ts';

export const allContents = new Set<WebContents>();
let nextId = 1;

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

/** A page of Chromium with the preload in an isolated world, and the gates that Electron puts around it. */
export class WebContents
  extends EventEmitter
  implements Pick<Electron.WebContents, 'id' | 'loadURL' | 'getURL' | 'isDestroyed' | 'postMessage'>
{
  readonly id = nextId++;
  readonly mainFrame: { readonly url: string };
  readonly #preferences: Electron.WebPreferences;
  readonly #page: Promise<{ page: Page; cdp: CDPSession }>;
  readonly #ports: RemotePorts;
  #loaded: Page | null = null;
  #worldId: number | null = null;
  #expectedUrl: string | null = null;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;

  constructor(
    context: Promise<BrowserContext>,
    preload: string,
    preferences: Electron.WebPreferences,
    size: { width: number; height: number },
  ) {
    super();
    allContents.add(this);
    this.#preferences = preferences;
    const url = () => this.getURL();
    this.mainFrame = {
      get url() {
        return url();
      },
    };
    this.#ports = new RemotePorts((frame) => void this.#tellWorld({ type: 'port', frame }));
    this.#page = this.#openPage(context, preload, size);
  }

  getLastWebPreferences(): Electron.WebPreferences {
    return this.#preferences;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  getURL(): string {
    return this.#loaded ? fromChromiumUrl(this.#loaded.url()) : '';
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  async loadURL(url: string): Promise<void> {
    const { page } = await this.#page;
    this.#expectedUrl = url;
    await page.goto(toChromiumUrl(url));
    this.emit('did-finish-load');
  }

  postMessage(channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []): void {
    const ports = this.#ports.transfer(transfer);
    void this.#tellWorld({ type: 'ipc', channel, args: [message], ports });
  }

  emulateTheme(): void {
    void this.#loaded?.emulateMedia({ colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' });
  }

  end(): void {
    this.#isDestroyed = true;
    this.#ports.closeAll();
    this.emit('destroyed');
    void this.#page.then(({ page }) => page.close());
  }

  owns(page: Page): boolean {
    return this.#loaded === page;
  }

  /** Whether a page may go where it wants to: asked of the listeners, as Electron asks. */
  async passNavigation(route: Route): Promise<boolean> {
    const request = route.request();
    if (!request.isNavigationRequest()) return true;
    const isMainFrame = request.frame() === this.#loaded?.mainFrame();
    const url = fromChromiumUrl(request.url());
    if (isMainFrame && this.#expectedUrl === url) {
      this.#expectedUrl = null;
      return true;
    }
    let isPrevented = false;
    const event = { url, isMainFrame, isSameDocument: false, preventDefault: () => (isPrevented = true) };
    this.emit('will-frame-navigate', event);
    if (isMainFrame && !isPrevented) this.emit('will-navigate', event);
    if (isPrevented) await route.abort('aborted');
    return !isPrevented;
  }

  async #openPage(contextWhenReady: Promise<BrowserContext>, preload: string, size: { width: number; height: number }) {
    const context = await contextWhenReady;
    const page = await context.newPage();
    this.#loaded = page;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: nativeTheme.shouldUseDarkColors ? 'dark' : 'light' });
    await defaultSession.grantPermissions(context, this, toChromiumUrl('app://hauspost/'));
    const cdp = await context.newCDPSession(page);
    cdp.on('Runtime.executionContextCreated', ({ context: world }) => {
      if (world.name !== worldName) return;
      const { frameId } = world.auxData as { frameId?: string };
      if (frameId !== mainFrameId) return;
      // A new document: the far ends of the old one's ports are gone with it.
      if (this.#worldId !== null) this.#ports.closeAll();
      this.#worldId = world.id;
    });
    cdp.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      if (executionContextId === this.#worldId) this.#hearWorld(JSON.parse(payload) as FromWorld);
    });
    const { frameTree } = await cdp.send('Page.getFrameTree');
    const mainFrameId = frameTree.frame.id;
    await cdp.send('Page.enable');
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'standInBinding', executionContextName: worldName });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: isolatedWorldSource(preload), worldName });
    return { page, cdp };
  }

  #hearWorld(message: FromWorld): void {
    if (message.type === 'port') this.#ports.receive(message.frame);
    else if (message.type === 'open') this.#askToOpen(fromChromiumUrl(message.url));
    else ipcMain.emit(message.channel, { sender: this, senderFrame: this.mainFrame, ports: [] }, ...message.args);
  }

  #askToOpen(url: string): void {
    if (this.#openHandler({ url }).action === 'allow') throw new Error(`a page opened a window: ${url}`);
  }

  async #tellWorld(message: unknown): Promise<void> {
    const { cdp } = await this.#page;
    if (this.#worldId === null || this.#isDestroyed) return;
    await cdp
      .send('Runtime.callFunctionOn', {
        functionDeclaration: 'function (text) { globalThis.standInReceive(text); }',
        arguments: [{ value: JSON.stringify(message) }],
        executionContextId: this.#worldId,
      })
      // The document may have gone while the message was under way, as in Electron.
      .catch((error: unknown) => {
        if (!/context|closed/i.test(String(error))) throw error;
      });
  }
}
