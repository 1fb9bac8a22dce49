export interface Listed {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
}

export interface Frozen {
  readonly profile: string;
  readonly applied: readonly { readonly id: number; readonly name: string; readonly checksum: string }[];
}

/**
 * What is wrong with the migrations, one line each. `files` are the SQL files on the disk by name, `frozen` what real
 * profiles of past versions say they were made with: those can never be changed, for they are on people's computers.
 */
export function judgeMigrations(
  listed: readonly Listed[],
  files: ReadonlyMap<string, string>,
  frozen: readonly Frozen[],
  checksumOf: (sql: string) => string,
): string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  const ownFiles = new Set<string>();
  for (const [position, { id, name, sql }] of listed.entries()) {
    const file = `${String(id).padStart(4, '0')}-${name}.sql`;
    ownFiles.add(file);
    if (id !== position + 1) problems.push(`${file} stands at place ${position + 1}: ids are 1, 2, 3 … in order`);
    if (names.has(name)) problems.push(`${file}: another migration is called ${name}, too`);
    names.add(name);
    if (!files.has(file)) problems.push(`${file} is in index.ts and not on the disk`);
    else if (files.get(file) !== sql) problems.push(`${file}: index.ts imports another file under its name`);
    if (sql.replace(/--.*$/gm, '').trim() === '') problems.push(`${file} changes nothing yet`);
  }
  for (const file of files.keys()) {
    if (!ownFiles.has(file)) problems.push(`${file} is on the disk and not in index.ts`);
  }
  for (const { profile, applied } of frozen) {
    if (applied.length === 0) problems.push(`frozen profile ${profile} tells of no migration`);
    for (const { id, name, checksum } of applied) {
      const now = listed.find((migration) => migration.id === id);
      if (now === undefined) problems.push(`${name} (${id}) is gone, and frozen profile ${profile} was made with it`);
      else if (checksumOf(now.sql) !== checksum)
        problems.push(`${name} (${id}) was edited since frozen profile ${profile}: write a new migration instead`);
    }
  }
  return problems;
}
