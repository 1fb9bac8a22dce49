import type { BrowserContext, Page } from 'playwright-core';

/** What no test may cause: messages in the console, mistakes nobody caught, breaches of the policy, foreign requests. */
export interface Problems {
  /** Expected by this test, such as the line that breaks when it kills the server. */
  allow(pattern: RegExp): void;
  list(): string[];
}

export function watchProblems(context: BrowserContext): Problems {
  const found: string[] = [];
  const allowed: RegExp[] = [];
  const watch = (page: Page) => {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') found.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => found.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('crash', () => found.push('the page crashed'));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isOurs = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:' || protocol === 'about:';
      if (!isOurs) found.push(`foreign request: ${request.url()}`);
    });
  };
  context.on('page', watch);
  return {
    allow: (pattern) => allowed.push(pattern),
    list: () => found.filter((problem) => !allowed.some((pattern) => pattern.test(problem))),
  };
}

/** The policy is not silent about every breach in the console: this listens to the event itself. */
export function reportPolicyBreaches(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    // oxlint-disable-next-line no-console -- the console is what the test listens to
    console.error(`policy breach: ${event.violatedDirective} ${event.blockedURI}`);
  });
}
