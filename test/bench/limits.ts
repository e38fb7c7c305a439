// Turns what the measurements compare with into one module: parsers alone, and the command line's way of finding and reading files.
export { load as loadYaml } from 'js-yaml';
export { parseDocument as parseYaml } from 'yaml';
export { findDocuments, readText } from '../../src/cli/files';
