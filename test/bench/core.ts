// Turns the headless core into one module for the measurements, with the YAML library that they compare it with.
export { parseDocument as parseYaml } from 'yaml';
export { findDocuments, readText } from '../../src/cli/files';
export { parseDocument } from '../../src/core/document/parse';
export { reparseDocument } from '../../src/core/document/reparse';
export { factsOf } from '../../src/core/index/facts-of';
export { updateSnapshot } from '../../src/core/index/build';
export { checkDocument } from '../../src/core/rules/check';
export { createChecker } from '../../src/core/rules/checker';
export { completion } from '../../src/core/language/completion';
export { definition } from '../../src/core/language/definition';
export { hover } from '../../src/core/language/hover';
export { matrixView } from '../../src/core/views/matrix';
export { roadmapView } from '../../src/core/views/roadmap';
export { hasNumber, judge } from '../../src/core/wording/judge';
export { wordingIn } from '../../src/core/wording/wording';
