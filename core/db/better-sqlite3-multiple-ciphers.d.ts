/** The package has the API of better-sqlite3, but its `exports` hide the types it ships. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Sqlite from 'better-sqlite3';
  export { Sqlite as default };
}
