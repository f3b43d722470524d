/** Set at run time; the bundler puts it on the script elements it makes. */
declare let __webpack_nonce__: string;

declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
