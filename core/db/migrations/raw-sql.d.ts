/** The build puts the text of the file in the place of the import, so that packaged and headless runs read the same. */
declare module '*.sql?raw' {
  const text: string;
  export { text as default };
}
