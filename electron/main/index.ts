import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, powerMonitor, session, type BrowserWindow as Window, BrowserWindow } from 'electron';
import { defaultProfileDir } from '#shared/profile-place.ts';
import { chooseLanguage } from '#shared/system-language.ts';
import { registerAppScheme, serveRenderer } from './app-protocol.ts';
import { askWithDialogs } from './ask-where.ts';
import { createAutostart } from './autostart.ts';
import { superviseCore } from './core-process.ts';
import { serveCoreShell } from './core-shell.ts';
import { offerEditMenu } from './edit-menu.ts';
import { FileSavings } from './file-savings.ts';
import { guardContents, guardSession } from './guards.ts';
import { readLaunch } from './launch.ts';
import { claimOwnScheme, collectEarlyLinks, createLinks } from './links.ts';
import { openLog } from './log.ts';
import { createAppMenu } from './menu.ts';
import { createNotifications } from './notifications.ts';
import { builtFiles, choosePlaces } from './places.ts';
import { brokerPorts } from './port-broker.ts';
import { openPrefs } from './prefs.ts';
import { waitBeforeQuit } from './quitting.ts';
import { openSystemKeyring } from './secrets.ts';
import { createShellEvents } from './shell-events.ts';
import { describeShell } from './shell-info.ts';
import { claimInstance, onSecondStart } from './single-instance.ts';
import { texts } from './texts.ts';
import { createTray } from './tray.ts';
import { createWindows } from './windows.ts';
import { serveWindowShell } from './window-shell.ts';

/**
 * The desktop, in the order in which it starts. What must happen before Electron is ready stands in this half; nothing
 * here awaits, because a module that waits misses the moment.
 */
const home = defaultProfileDir(process.platform, process.env, homedir());
const launch = readLaunch(process.argv.slice(process.defaultApp ? 2 : 1), home);
const places = choosePlaces(launch);
app.setName('Hauspost');
app.setAppUserModelId('app.hauspost.desktop');
registerAppScheme();
guardContents(app);
const takeEarlyLinks = collectEarlyLinks();

if (claimInstance(launch.link)) {
  void app.whenReady().then(start);
} else {
  app.quit();
}

/** The other half: from a ready Electron to a window. */
function start(): void {
  // 1. What everything else asks for.
  const logDir = join(places.logHome, 'logs');
  const log = openLog(logDir);
  const prefs = openPrefs(places.shellDir);
  const words = () => texts[chooseLanguage(prefs.get().language, app.getLocale())];

  // 2. Nothing is loaded before the session is closed to all but ourselves.
  guardSession(session.defaultSession, process.platform);
  serveRenderer(session.defaultSession, builtFiles.renderer);

  // 3. The windows, and what is said to them.
  const windows = createWindows({ shellDir: places.shellDir, prefs, log, canHide: () => tray.isThere() });
  const events = createShellEvents(() => windows.current()?.webContents.id ?? null);
  const runCommand = (commandId: string) => {
    windows.show();
    events.toOneWindow({ type: 'command', commandId });
  };
  const links = createLinks(events, windows.show);

  // 4. What the system lends us.
  const menu = createAppMenu(words, runCommand);
  const allWindows = (): Window[] => BrowserWindow.getAllWindows();
  const tray = createTray({
    iconDir: builtFiles.icons,
    words,
    log,
    show: windows.show,
    runCommand,
    windows: allWindows,
  });
  const notifications = createNotifications(events, words, windows.show);
  const secrets = openSystemKeyring();
  const info = describeShell(secrets, tray);
  const profileArgs = launch.profileDir === null || launch.profileDir === home ? [] : ['--profile', launch.profileDir];
  const autostart = createAutostart(['--hidden', ...profileArgs]);
  offerEditMenu(app, words);
  claimOwnScheme();
  prefs.onChange(() => {
    menu.refresh();
    tray.refresh();
  });

  // 5. The core, and the ports to it.
  const windowOf = BrowserWindow.fromWebContents;
  const openWindow = (at: string | undefined) => void windows.open({ at });
  const savings = new FileSavings(askWithDialogs(windowOf, () => app.getPath('downloads')));
  const windowServer = serveWindowShell({
    info,
    prefs,
    events,
    menu,
    tray,
    autostart,
    savings,
    log,
    windowOf,
    openWindow,
  });
  const coreServer = serveCoreShell({ info, events, notifications, tray, secrets, log });
  const core = superviseCore({
    modulePath: builtFiles.core,
    profileDir: places.profileDir,
    logHome: places.logHome,
    version: app.getVersion(),
    log,
    serveShell: (wire) => void coreServer.attach(wire),
    onStart: () => ports.giveAll(),
    onRefused: async () => {
      const { inUse: message, inUseDetail: detail, quit } = words();
      await dialog.showMessageBox({ type: 'error', title: 'Hauspost', message, detail, buttons: [quit] });
      app.quit();
    },
    onStruggling: async () => {
      const { response } = await dialog.showMessageBox({
        type: 'error',
        title: 'Hauspost',
        message: words().coreFails,
        detail: words().coreFailsDetail(logDir),
        buttons: [words().tryAgain, words().quit],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 1) app.quit();
      return response === 0;
    },
  });
  const ports = brokerPorts({
    core,
    log,
    isOurs: windows.isOurs,
    serveWindow: (wire, contents) => void windowServer.attach(wire, contents),
  });

  // 6. From here on things happen.
  core.start();
  windows.open({ isHidden: launch.isHidden && tray.isThere() });
  onSecondStart(windows.show, links.open);
  takeEarlyLinks(links.open);
  if (launch.link) links.open(launch.link);
  powerMonitor.on('resume', () => {
    events.toCore({ type: 'resumed' });
    events.toWindows({ type: 'resumed' });
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  waitBeforeQuit(windows.letGo, async () => {
    await core.close();
    places.clean();
  });
}
