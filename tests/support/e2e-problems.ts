import type { BrowserContext, Page } from 'playwright-core';

/** What no test may cause: messages in the console, mistakes nobody caught, breaches of the policy, foreign requests. */
export interface Problems {
  /** Expected by this test, such as the line that breaks when it kills the server. */
  allow(pattern: RegExp): void;
  list(): string[];
}

/** Before the context's first page: what a page did before is not seen. */
export async function watchProblems(context: BrowserContext): Promise<Problems> {
  const found: string[] = [];
  const allowed: RegExp[] = [];
  const checkAddress = (address: string) => {
    if (!isOwnAddress(address)) found.push(`foreign request: ${address}`);
  };
  context.on('request', (request) => checkAddress(request.url()));
  context.on('page', (page) => watchPage(page, found, checkAddress));
  await context.addInitScript(reportPolicyBreaches);
  return {
    allow: (pattern) => allowed.push(pattern),
    list: () => found.filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
  };
}

function watchPage(page: Page, found: string[], checkAddress: (address: string) => void): void {
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad) found.push(`console: ${message.text()} (${url}:${lineNumber})`);
  });
  page.on('pageerror', (error) => found.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => found.push('the page crashed'));
  page.on('websocket', (socket) => checkAddress(socket.url()));
}

function isOwnAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
}

/** The policy is not silent about every breach in the console: this listens to the event itself. */
function reportPolicyBreaches(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    // oxlint-disable-next-line no-console -- the console is what the test listens to
    console.error(`policy breach: ${event.violatedDirective} ${event.blockedURI}`);
  });
}
