declare module '*.b64?raw' {
  const text: string;
  export { text as default };
}
