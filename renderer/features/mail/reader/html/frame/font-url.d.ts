/** The address of a file of ours, as the build named it. */
declare module '*.woff2?url' {
  const url: string;
  export default url;
}
