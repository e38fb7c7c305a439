// Stands for the editor behind the roadmap in browser tests: holds files, sends views of them, writes moves into them.
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { openPanel } from './panel-page.mjs';
import { TODAY } from './roadmap-data.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = `
export { parseDocument } from './src/core/document/parse';
export { emptySnapshot, updateSnapshot } from './src/core/index/build';
export { factsOf } from './src/core/index/facts-of';
export { roadmapView } from './src/core/views/roadmap';
export { additionOf, editsOf, fileFor } from './src/panels/roadmap/change';
export { createHistory } from './src/panels/roadmap/history';
export { applyEdits } from './src/core/text/range';
`;

let core;

function loadCore() {
  core ??= esbuild
    .build({ stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' }, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], write: false })
    .then(({ outputFiles }) => import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`));
  return core;
}

const FINDINGS = { 'RM-8': { errors: 1, warnings: 0 }, 'RM-9': { errors: 0, warnings: 1 }, 'RM-12': { errors: 0, warnings: 1 } };

/**
 * Opens the roadmap on files (name to text). The host answers `ready` and `moveItem` as the editor does;
 * `silent` lets it keep still, `refuse` names the reason with which it refuses every move.
 */
export async function openRoadmap(browser, { files, silent = false, refuse, ...options }) {
  const { parseDocument, emptySnapshot, updateSnapshot, factsOf, roadmapView, additionOf, editsOf, fileFor, createHistory, applyEdits } = await loadCore();
  const texts = { ...files };
  const facts = (file) => ({ file, facts: factsOf(parseDocument(file, texts[file])) });
  let snapshot = updateSnapshot(emptySnapshot(), Object.keys(texts).map(facts));
  const view = () => roadmapView(snapshot, '', { today: TODAY, findings: ({ id }) => FINDINGS[id] ?? { errors: 0, warnings: 0 } });
  const viewMessage = () => ({ type: 'view', product: { folder: 'file:///tramline', scope: '' }, view: view() });
  const write = (file, text) => {
    texts[file] = text;
    snapshot = updateSnapshot(snapshot, [facts(file)]);
  };
  const session = {
    document: async (_, file) => parseDocument(file, texts[file]),
    async apply(_, document, edits) {
      if (document.text !== texts[document.file]) return { ok: false, reason: 'changed', file: document.file };
      write(document.file, applyEdits(document.text, edits));
      return { ok: true };
    },
  };
  const history = createHistory(session, '');
  const receive = async (message, post) => {
    const refused = (reason) => post({ type: 'refused', key: message.key ?? '', reason });
    let answer;
    if (message.type === 'ready') return silent ? undefined : post(viewMessage());
    if (message.type === 'undo' || message.type === 'redo') {
      const refusal = await history[message.type]();
      answer = () => post({ type: 'history', step: message.type, ...(refusal && { refused: refusal }) });
    } else if (message.type === 'add') {
      const document = parseDocument(fileFor(message, snapshot, ''), texts[fileFor(message, snapshot, '')]);
      const result = additionOf(message, document, snapshot, '');
      if (result.ok) await history.session.apply('', document, result.edits, '');
      answer = () => (result.ok ? post({ type: 'select', id: result.id }) : refused(result.reason));
    } else if (message.place && message.version !== undefined) {
      const document = parseDocument(message.place.file, texts[message.place.file]);
      const entity = document.entities.find(({ idRange }) => idRange.start === message.place.at);
      const result = refuse ? { ok: false, reason: refuse } : editsOf(message, document, entity);
      if (result.ok) await history.session.apply('', document, result.edits, '');
      else await refused(result.reason);
    } else return undefined;
    await post(viewMessage());
    return answer?.();
  };
  const panel = await openPanel(browser, { panel: 'roadmap', receive, ...options });
  return { ...panel, texts, view, viewMessage, write };
}
