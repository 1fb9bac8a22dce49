import { describe, expect, test } from 'vitest';
import { judgeMigrations, type Listed } from './judge-migrations.ts';

const house = { id: 1, name: 'house', sql: 'CREATE TABLE a (x);' };
const mail = { id: 2, name: 'mail', sql: '-- Why.\nCREATE TABLE b (x);' };
const filesOf = (listed: readonly Listed[]) =>
  new Map(listed.map(({ id, name, sql }) => [`000${id}-${name}.sql`, sql] as const));
const checksumOf = (sql: string) => `sum of ${sql}`;
const frozen = { profile: '0001', applied: [{ id: 1, name: 'house', checksum: checksumOf(house.sql) }] };

const judge = (listed: readonly Listed[], files = filesOf(listed), profiles = [frozen]) =>
  judgeMigrations(listed, files, profiles, checksumOf);

describe('migrations', () => {
  test('in order, each with its file, none changed: nothing to say', () => {
    expect(judge([house, mail])).toEqual([]);
  });

  test('with a gap, or out of order', () => {
    expect(judge([house, { ...mail, id: 3 }])).toEqual(['0003-mail.sql stands at place 2: ids are 1, 2, 3 … in order']);
    expect(judge([mail, house])).toHaveLength(2);
  });

  test('two of one name', () => {
    expect(judge([house, { ...mail, name: 'house' }])).toEqual([
      '0002-house.sql: another migration is called house, too',
    ]);
  });

  test('in the list and not on the disk, and the other way round', () => {
    expect(judge([house, mail], filesOf([house]))).toEqual(['0002-mail.sql is in index.ts and not on the disk']);
    expect(judge([house], filesOf([house, mail]))).toEqual(['0002-mail.sql is on the disk and not in index.ts']);
  });

  test('one imported twice under two names', () => {
    expect(judge([house, { ...mail, sql: house.sql }], filesOf([house, mail]))).toEqual([
      '0002-mail.sql: index.ts imports another file under its name',
    ]);
  });

  test('one that holds only comments', () => {
    expect(judge([house, { ...mail, sql: '-- Later.\n  -- Much later.\n' }])).toEqual([
      '0002-mail.sql changes nothing yet',
    ]);
  });

  test('one that was edited, or taken away, after a profile was made with it', () => {
    expect(judge([{ ...house, sql: 'CREATE TABLE a (y);' }])).toEqual([
      'house (1) was edited since frozen profile 0001: write a new migration instead',
    ]);
    const applied = [{ id: 2, name: 'mail', checksum: '' }];
    expect(judge([house], undefined, [{ profile: '0001', applied }])).toEqual([
      'mail (2) is gone, and frozen profile 0001 was made with it',
    ]);
  });

  test('a frozen profile that cannot tell is none', () => {
    expect(judge([house], undefined, [{ profile: '0001', applied: [] }])).toEqual([
      'frozen profile 0001 tells of no migration',
    ]);
  });
});
