import { test } from 'vitest';
import { openApp } from '#tests/support/e2e-harness.ts';

const shots = process.env['HAUSPOST_SHOTS'] ?? '/tmp/frame-shots';

test('look', async () => {
  const app = await openApp({ locale: 'de-DE' });
  await app.page.waitForTimeout(1500);
  await app.page.screenshot({ path: `${shots}/inbox.png` });
});
