import { spawn } from 'node:child_process';

/** Opens the address in the user's browser, where there is a screen. Answers whether one was asked for. */
export function openBrowser(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  const command = browserCommand(url, platform, env);
  if (!command) return false;
  const [program, ...args] = command;
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  // No such program: the address is printed anyway.
  child.on('error', () => child.unref());
  child.unref();
  return true;
}

export function browserCommand(
  url: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open', url];
  // `start` is a word of the shell, which would read `&` in the address; rundll32 takes it as it is.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', url] : null;
}
