import { app } from 'electron';
import { parseDeepLink } from '#shared/deep-link.ts';
import type { ShellEvents } from './shell-events.ts';

export interface Links {
  /** Shows the window and hands the link over; whatever is no link of ours is dropped unread. */
  open(url: string): void;
}

export function createLinks(events: ShellEvents, showWindow: () => void): Links {
  return {
    open: (url) => {
      if (parseDeepLink(url) === null) return;
      showWindow();
      events.toOneWindow({ type: 'link', url });
    },
  };
}

/** macOS sends links as events, possibly before the app is ready: those are kept until someone takes them. */
export function collectEarlyLinks(): (open: (url: string) => void) => void {
  const early: string[] = [];
  let deliver: ((url: string) => void) | null = null;
  app.on('open-url', (event, url) => {
    event.preventDefault();
    if (deliver) deliver(url);
    else early.push(url);
  });
  return (open) => {
    deliver = open;
    for (const url of early.splice(0)) open(url);
  };
}

/** An unpackaged start would register the bare Electron binary. */
export function claimOwnScheme(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('hauspost');
}
