export interface NewMigration {
  readonly file: string;
  readonly sql: string;
  /** The text of `core/db/migrations/index.ts` with the new one in it. */
  readonly index: string;
}

/** What makes `name` the next migration. Only text: the caller writes it. */
export function addMigration(name: string, files: readonly string[], index: string): NewMigration {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" is no name for a migration: small letters, digits and single hyphens, such as add-snooze`,
    );
  }
  const taken = files.find((file) => file.replace(/^\d+-/, '') === `${name}.sql`);
  if (taken) throw new Error(`${taken} has that name already`);
  const id = Math.max(0, ...files.map((file) => Number(/^(\d{4})-.*\.sql$/.exec(file)?.[1] ?? 0))) + 1;
  const file = `${String(id).padStart(4, '0')}-${name}.sql`;
  // `with` or `new` alone are words of the language.
  const variable = `${name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Sql`;

  const imports = [...index.matchAll(/^import .*\.sql\?raw';\n/gm)];
  const importsEnd = imports.at(-1);
  const listEnd = index.lastIndexOf('\n];');
  if (!importsEnd || listEnd < 0) throw new Error('index.ts has no imports or no list where a new one could stand');
  const afterImports = importsEnd.index + importsEnd[0].length;
  return {
    file,
    sql: `-- What changes and why, for whoever reads a schema years from now.\n`,
    index:
      `${index.slice(0, afterImports)}import ${variable} from './${file}?raw';\n` +
      `${index.slice(afterImports, listEnd)}\n  { id: ${id}, name: '${name}', sql: ${variable} },${index.slice(listEnd)}`,
  };
}
