import { join } from 'node:path';
import { RuleTester } from 'oxlint/plugins-dev';
import { describe, it } from 'vitest';
import { featureDoor } from './feature-door.ts';
import { noAmbientClock } from './no-ambient-clock.ts';
import { writeDoor } from './write-door.ts';

RuleTester.describe = describe;
RuleTester.it = it;
const tester = new RuleTester();

tester.run('no-ambient-clock', noAmbientClock, {
  valid: ['clock.now()', 'new Date(lastAt)', 'Date.UTC(2026, 0, 1)', 'const Date = date.now'],
  invalid: ['Date.now()', 'new Date()', 'Date()', 'const at = ok ? Date.now() : 0'].map((code) => ({
    code,
    errors: [{ messageId: 'ambient' }],
  })),
});

tester.run('write-door', writeDoor, {
  valid: [
    'db.write(cause, (tx) => tx.db.insert(threads).values(row).run())',
    '/^re:/.exec(subject)',
    'pattern.exec(subject)',
    'statement.run(1)',
    'observer.transaction("name")',
  ],
  invalid: [
    'connection.prepare("SELECT 1")',
    'connection.prepare(sql)',
    'connection.exec("DELETE FROM threads")',
    // oxlint-disable-next-line eslint/no-template-curly-in-string
    'connection.exec(`\n  UPDATE threads SET x = ${value}`)',
    'connection.pragma("journal_mode = DELETE")',
    'connection.transaction(() => undefined)',
  ].map((code) => ({ code, errors: [{ messageId: 'raw' }] })),
});

const cwd = join(import.meta.dirname, '..');
const inSnooze = join(cwd, 'renderer', 'features', 'snooze', 'menu', 'snooze-menu.ts');
const inFrame = join(cwd, 'renderer', 'app', 'frame.ts');

tester.run('feature-door', featureDoor, {
  valid: [
    { filename: inSnooze, code: "import { a } from '../rules.ts'" },
    { filename: inSnooze, code: "import { a } from '#renderer/features/snooze/rules.ts'" },
    { filename: inSnooze, code: "import { a } from '../../mail/index.ts'" },
    { filename: inSnooze, code: "import { a } from '#renderer/ui/button.tsx'" },
    { filename: inFrame, code: "import { a } from '#renderer/features/mail/index.ts'" },
    { filename: inFrame, code: "import { a } from 'react'" },
  ].map((test) => ({ ...test, cwd })),
  invalid: [
    { filename: inSnooze, code: "import { a } from '../../mail/list/rows.ts'" },
    { filename: inSnooze, code: "import type { A } from '#renderer/features/mail/list/rows.ts'" },
    { filename: inFrame, code: "export { a } from '#renderer/features/mail/list/rows.ts'" },
    { filename: inFrame, code: "export * from '../features/mail/list/rows.ts'" },
    { filename: inFrame, code: "const rows = import('#renderer/features/mail/list/rows.ts')" },
  ].map((test) => ({ ...test, cwd, errors: [{ messageId: 'inside' }] })),
});
