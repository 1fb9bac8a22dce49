// `npm run db:new -- NAME`: the next migration, as an empty file in core/db/migrations and as a line in its index.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMigration } from './migrations/add-migration.ts';

const folder = join(import.meta.dirname, '../core/db/migrations');
const indexFile = join(folder, 'index.ts');
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || rest.length > 0) {
  console.error('npm run db:new -- NAME, such as add-snooze');
  process.exit(1);
}
try {
  const added = addMigration(name, readdirSync(folder), readFileSync(indexFile, 'utf8'));
  writeFileSync(join(folder, added.file), added.sql, { flag: 'wx' });
  writeFileSync(indexFile, added.index);
  console.log(`core/db/migrations/${added.file} is in the index. Write its SQL, then the tables in core/db/tables.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
