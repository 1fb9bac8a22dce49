import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addMigration } from './add-migration.ts';

const index = `import houseSql from './0001-house.sql?raw';
import mailSql from './0002-mail.sql?raw';

export const migrations: readonly Migration[] = [
  { id: 1, name: 'house', sql: houseSql },
  { id: 2, name: 'mail', sql: mailSql },
];
`;
const files = ['0001-house.sql', '0002-mail.sql', 'index.ts', 'raw-sql.d.ts'];

describe('a new migration', () => {
  test('gets the next id, a file that begins with a comment, and its place at the end of the list', () => {
    const { file, sql, index: changed } = addMigration('snooze-until', files, index);
    expect(file).toBe('0003-snooze-until.sql');
    expect(sql).toMatch(/^-- .+\n$/);
    expect(changed).toBe(`import houseSql from './0001-house.sql?raw';
import mailSql from './0002-mail.sql?raw';
import snoozeUntilSql from './0003-snooze-until.sql?raw';

export const migrations: readonly Migration[] = [
  { id: 1, name: 'house', sql: houseSql },
  { id: 2, name: 'mail', sql: mailSql },
  { id: 3, name: 'snooze-until', sql: snoozeUntilSql },
];
`);
  });

  test('never takes an id again that a gap leaves free', () => {
    expect(addMigration('next', ['0001-house.sql', '0007-late.sql'], index).file).toBe('0008-next.sql');
  });

  test.each(['', 'Snooze', 'snooze_until', '-a', 'a--b', 'a-', '../a', '3d'])('is not called "%s"', (name) => {
    expect(() => addMigration(name, files, index)).toThrow('no name for a migration');
  });

  test('is not called like another', () => {
    expect(() => addMigration('mail', files, index)).toThrow('0002-mail.sql has that name already');
  });

  test('finds its place in the list as it stands today', () => {
    const folder = join(import.meta.dirname, '../../core/db/migrations');
    const present = readFileSync(join(folder, 'index.ts'), 'utf8');
    const { file, index: changed } = addMigration('a-new-one', readdirSync(folder), present);
    expect(changed.split('\n').filter((line) => !present.includes(line))).toEqual([
      `import aNewOneSql from './${file}?raw';`,
      expect.stringMatching(/^ {2}\{ id: \d+, name: 'a-new-one', sql: aNewOneSql \},$/),
    ]);
  });
});
