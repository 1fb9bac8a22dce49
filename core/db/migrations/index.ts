/// <reference path="./raw-sql.d.ts" />
import houseSql from './0001-house.sql?raw';
import mailSql from './0002-mail.sql?raw';
import engineSql from './0003-engine.sql?raw';
import clientSql from './0004-client.sql?raw';

export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

/** Append-only: a migration that has shipped is never edited, its checksum is kept in every database. */
export const migrations: readonly Migration[] = [
  { id: 1, name: 'house', sql: houseSql },
  { id: 2, name: 'mail', sql: mailSql },
  { id: 3, name: 'engine', sql: engineSql },
  { id: 4, name: 'client', sql: clientSql },
];
