// Stands for the editor behind the priority matrix in browser tests: holds files, sends views of them, writes scores into them.
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { openPanel } from './panel-page.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = `
export { parseDocument } from './src/core/document/parse';
export { emptySnapshot, updateSnapshot } from './src/core/index/build';
export { factsOf } from './src/core/index/facts-of';
export { matrixView } from './src/core/views/matrix';
export { arrangeMatrix } from './src/core/views/matrix-arrangement';
export { setScores, typeScores } from './src/core/edits/set-scores';
export { setWeights } from './src/core/edits/set-weights';
export { applyEdits } from './src/core/text/range';
`;

let core;

function loadCore() {
  core ??= esbuild
    .build({ stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' }, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], write: false })
    .then(({ outputFiles }) => import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`));
  return core;
}

const FINDINGS = { 'REQ-7': { errors: 0, warnings: 2, infos: 0 }, 'REQ-61': { errors: 0, warnings: 1, infos: 0 }, 'REQ-24': { errors: 0, warnings: 0, infos: 2 } };

/**
 * Opens the matrix on files (name to text). The host answers `ready` and `setScores` as the editor does;
 * `silent` lets it keep still, `refuse` names the reason with which it refuses every change.
 */
export async function openMatrix(browser, files, { silent = false, refuse, findings = FINDINGS, ...options } = {}) {
  const { parseDocument, emptySnapshot, updateSnapshot, factsOf, matrixView, arrangeMatrix, setScores, typeScores, setWeights, applyEdits } = await loadCore();
  const texts = new Map(Object.entries(files));
  let snapshot = emptySnapshot();
  const put = (entries) => {
    snapshot = updateSnapshot(snapshot, entries.map(([file, text]) => ({ file, facts: factsOf(parseDocument(file, text)) })));
  };
  const viewOf = () => {
    const none = { errors: 0, warnings: 0, infos: 0 };
    const idAt = new Map([...snapshot.files.values()].flatMap((facts) => facts.entities.map((entity) => [`${facts.file} ${entity.range.start}`, entity.id])));
    return matrixView(snapshot, '', { findings: (file, range) => findings[idAt.get(`${file} ${range.start}`)] ?? none });
  };
  const message = () => ({ type: 'view', product: { folder: 'file:///work', scope: '' }, view: viewOf() });
  put([...texts]);
  const host = {
    texts,
    view: viewOf,
    write: async (file, text) => {
      texts.set(file, text);
      put([[file, text]]);
      await host.panel.post(message());
    },
  };
  const receive = async (intent, post) => {
    if (silent) return;
    if (intent.type === 'ready') await post(message());
    if (intent.type === 'arrange') await post({ type: 'arranged', version: intent.version, arranged: arrangeMatrix(viewOf(), intent.arrangement) });
    if (intent.type !== 'setScores' && intent.type !== 'setWeights') return;
    if (refuse) {
      await post({ type: 'refused', reason: refuse });
      await post(message());
      return;
    }
    if (intent.type === 'setWeights') {
      const { file } = viewOf().product;
      const document = parseDocument(file, texts.get(file));
      const result = setWeights(document, document.entities.find((one) => one.kind === 'product'), intent.weights);
      if (!result.ok) throw new Error(result.reason);
      texts.set(file, applyEdits(texts.get(file), result.edits));
      put([[file, texts.get(file)]]);
    }
    for (const change of intent.changes ?? []) {
      const text = texts.get(change.file);
      const document = parseDocument(change.file, text);
      const entity = document.entities.find((one) => one.idRange.start === change.at);
      const result = (intent.typed ? typeScores : setScores)(document, entity, change.values, viewOf().measures);
      if (!result.ok) throw new Error(result.reason);
      texts.set(change.file, applyEdits(text, result.edits));
      put([[change.file, texts.get(change.file)]]);
    }
    await post(message());
  };
  host.panel = await openPanel(browser, { panel: 'matrix', receive, ...options });
  host.page = host.panel.page;
  host.close = () => host.panel.close();
  return host;
}

/** Waits until the page has drawn what it was told. */
export async function settled(page) {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
}

/** Place of a bubble on the page. */
export async function bubble(page, id) {
  return page.evaluate((wanted) => {
    const disc = document.querySelector(`.bubbles [data-id="${wanted}"] .disc`);
    if (!disc) return undefined;
    const box = disc.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, radius: box.width / 2 };
  }, id);
}
