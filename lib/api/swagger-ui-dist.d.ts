/** The package brings no types. */
declare module "swagger-ui-dist/absolute-path.js" {
  /** The folder that the package's files are in. */
  const absolutePath: () => string;
  export = absolutePath;
}
