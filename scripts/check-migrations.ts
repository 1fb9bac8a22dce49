// A migration runs once on each computer and never again: one that is forgotten, doubled or edited afterwards leaves
// databases of a schema that nobody knows. Part of `npm run check`; alone it is `npm run db:check`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConnection } from '#core/db/connection.ts';
import { checksumOf } from '#core/db/migrate.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { readKeyFile } from '#core/profile/key-file.ts';
import { layoutOf } from '#core/profile/layout.ts';
import { unwrapKey } from '#core/profile/vault.ts';
import { frozenPassphrase, thawedCopy } from '#tests/support/frozen-profile.ts';
import { judgeMigrations, type Frozen } from './migrations/judge-migrations.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'core/db/migrations');
const sqlFiles = readdirSync(folder).filter((name) => name.endsWith('.sql'));
const texts = new Map(sqlFiles.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const frozen = await Promise.all(readdirSync(join(root, 'tests/fixtures/profiles')).map(readFrozen));

const problems = judgeMigrations(migrations, texts, frozen, checksumOf);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

/** What a profile of a past version says of its own making. Of a copy: reading makes files beside a database. */
async function readFrozen(profile: string): Promise<Frozen> {
  const copy = thawedCopy(profile);
  try {
    const layout = layoutOf(copy.path);
    const keyFile = readKeyFile(layout);
    const vault = keyFile.kind === 'found' ? keyFile.file.vault : null;
    const key = vault && (await unwrapKey(vault, frozenPassphrase));
    if (!key) throw new Error(`frozen profile ${profile} does not open with its passphrase`);
    const connection = openConnection({ file: layout.database, key, mode: 'read' });
    const applied = connection.prepare('SELECT id, name, checksum FROM migrations ORDER BY id').all();
    connection.close();
    return { profile, applied: applied as Frozen['applied'] };
  } finally {
    copy.remove();
  }
}
