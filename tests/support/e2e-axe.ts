import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe: { run(options: RunOptions): Promise<AxeResults> };
  }
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe holds against the page as it is now, one line each. Needs a context with `bypassCSP`. */
export async function listBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: source });
  const { violations } = await page.evaluate(() =>
    window.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !(id === 'region' && isLineBetweenPanes(html)))
      .map(
        (node) =>
          `${id}: ${node.html.slice(0, 200)} ${node.any
            .map(({ message }) => message)
            .join('; ')
            .slice(0, 300)}`,
      ),
  );
}

/** A line one can pull lies between two landmarks and so in neither. */
function isLineBetweenPanes(html: string): boolean {
  return html.includes('role="separator"');
}
