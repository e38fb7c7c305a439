// Describes the module that the build makes of the sample workspace: relative path to text.
declare module 'prd-workspace' {
  const files: Readonly<Record<string, string>>;
  export default files;
}
