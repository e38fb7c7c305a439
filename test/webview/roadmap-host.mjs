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
export { moveItem } from './src/core/edits/move-item';
export { resizeItem } from './src/core/edits/resize-item';
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
  const { parseDocument, emptySnapshot, updateSnapshot, factsOf, roadmapView, moveItem, resizeItem, applyEdits } = await loadCore();
  const texts = { ...files };
  const facts = (file) => ({ file, facts: factsOf(parseDocument(file, texts[file])) });
  let snapshot = updateSnapshot(emptySnapshot(), Object.keys(texts).map(facts));
  const view = () => roadmapView(snapshot, '', { today: TODAY, findings: ({ id }) => FINDINGS[id] ?? { errors: 0, warnings: 0 } });
  const viewMessage = () => ({ type: 'view', product: { folder: 'file:///tramline', scope: '' }, view: view() });
  const write = (file, text) => {
    texts[file] = text;
    snapshot = updateSnapshot(snapshot, [facts(file)]);
  };
  const receive = async (message, post) => {
    if (message.type === 'ready' && !silent) await post(viewMessage());
    if (message.type !== 'moveItem' && message.type !== 'resizeItem') return;
    if (refuse) {
      await post({ type: 'refused', key: message.key, reason: refuse });
    } else {
      const document = parseDocument(message.place.file, texts[message.place.file]);
      const entity = document.entities.find(({ idRange }) => idRange.start === message.place.at);
      const result = (message.type === 'moveItem' ? moveItem : resizeItem)(document, entity, message);
      if (!result.ok) throw new Error(result.reason);
      write(message.place.file, applyEdits(document.text, result.edits));
    }
    await post(viewMessage());
  };
  const panel = await openPanel(browser, { panel: 'roadmap', receive, ...options });
  return { ...panel, texts, view, viewMessage, write };
}
