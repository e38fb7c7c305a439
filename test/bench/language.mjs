// Turns places in a 20 KB file among 10,000 requirements into the time of hover, completion, references, rename, lenses and hints.
import { requirementId } from './corpus.mjs';
import { EDITS, keystroke } from './edits.mjs';
import { against, interleave, median, ms, printTable, quantile, ratio, timed, times, watch } from './measure.mjs';
import { EDITED, readFacts, TODAY, workspaceOf } from './workspace.mjs';

const ASKED = { language: 'en', today: TODAY };
const WARM_UP = 5;

/** Offset in the last place where the pattern stands, behind its first group. */
function after(text, pattern) {
  const match = [...text.matchAll(pattern)].at(-1);
  if (!match) throw new Error(`the corpus has changed: ${pattern} is nowhere`);
  return match.index + match[1].length;
}

/** Milliseconds by how a question's name begins. */
const LIMITS = { hover: 20, completion: 20, definition: 10, references: 10, rename: 500, lenses: 30, hints: 30 };
/** Lines of the file that lenses and hints are asked for, and of what an editor shows of it. */
const LINES = 1000;
const WINDOW = 60;
const HUB = requirementId(1);

/** Name of a question -> how it is asked; each gives something, or the measurement stops. */
const questions = (core, files) => ({
  'hover on an id': (snapshot, document, at) => core.hover(snapshot, document, at.goal, ASKED),
  'hover on a key': (snapshot, document, at) => core.hover(snapshot, document, at.key, ASKED),
  'definition of an id': (snapshot, document, at) => core.definition(snapshot, document, at.goal),
  'completion of a requirement, first after a change': (snapshot, document, at) => filled(core.completion(snapshot, document, at.requirement, ASKED)),
  'completion of a requirement, again': (snapshot, document, at) => filled(core.completion(snapshot, document, at.requirement, ASKED)),
  'completion of a status': (snapshot, document, at) => filled(core.completion(snapshot, document, at.status, ASKED)),
  'completion of a key': (snapshot, document, at) => filled(core.completion(snapshot, document, at.blank, ASKED)),
  'references of an id': (snapshot, document, at) => core.findReferences(snapshot, document, at.goal, { includeDeclaration: true })[0],
  'references of an id that 1,000 name': (snapshot, document, at) => many(core.findReferences(snapshot, document, at.hub, { includeDeclaration: true })),
  'rename of an id that 1,000 name': snapshot => {
    const entity = core.entityOf(snapshot, HUB, EDITED);
    const asked = new Set(core.filesOfRename(snapshot, entity));
    const result = core.renameEdits(snapshot, entity, 'REQ-987654321', { language: 'en', textOf: file => (asked.has(file) ? files.get(file) : undefined) });
    return result.ok && many(result.edits);
  },
  [`lenses of ${LINES} lines`]: (snapshot, _document, _at, long) => core.codeLenses(snapshot, long, new Set(core.LENSES))[0],
  [`lenses of ${LINES} lines, those in sight with their words`]: (snapshot, _document, _at, long) => {
    const lenses = core.codeLenses(snapshot, long, new Set(core.LENSES)).filter(({ range }) => range.start < long.lineStarts[WINDOW]);
    return lenses.map(lens => core.resolveLens(snapshot, lens, 'en'))[0];
  },
  [`hints of ${LINES} lines`]: (snapshot, _document, _at, long) => core.inlayHints(snapshot, long, { start: 0, end: long.text.length }, { kinds: new Set(core.HINTS), language: 'en' })[0],
  'symbols of the workspace': snapshot => core.workspaceSymbols(snapshot, 'expired day')[0],
});

const many = list => (list.length >= 1000 ? list : undefined);

/** The requirements of a file over and over, up to so many lines. */
function longText(text, lines) {
  const [head, ...items] = text.split(/^(?= {2}- id: )/m);
  let all = head;
  for (let i = 0; all.split('\n').length <= lines; i++) all += items[i % items.length];
  return all;
}

const filled = list => (list.items.length > 0 ? list : undefined);

/** A busy machine stretches the wall's time, helping threads the processor's: the lesser of the two is nearer to the work. */
function limitOf(name, time) {
  const limit = LIMITS[name.split(' ')[0]];
  return limit === undefined ? '' : against(time, limit, 'ms');
}

export async function run({ core, quick, rounds, record }) {
  // A rename refuses while a file that can't be read speaks of the id.
  const { checker, files } = workspaceOf(core, { n: 10_000, listed: 20, hub: 1000, clean: true });
  const unchanged = files.get(EDITED);
  const original = EDITS['what a requirement depends on'](unchanged, 0);
  // A line that waits for a key stands behind the last tags.
  const base = original.replace(/(tags: .*)(\n*)$/, '$1\n    \n');
  const count = (rounds ?? (quick ? 12 : 40)) + WARM_UP;
  const asked = questions(core, files);
  const long = core.parseDocument(EDITED, longText(unchanged, LINES));
  const results = await interleave(count, {
    questions(round) {
      const text = base.replace('Talked over', `Talked over${'.'.repeat(round % 5)}`);
      keystroke(core, checker, EDITED, text);
      files.set(EDITED, text);
      const { document } = readFacts(core, EDITED, text);
      const at = { goal: after(text, /(goals: \[GOAL)/g), key: after(text, /(\n {4}pri)/g), requirement: after(text, /(dependsOn: \[)/g), hub: after(text, new RegExp(`(${HUB.slice(0, -1)})`, 'g')), status: after(text, /(status: \w)/g), blank: text.length - 1 };
      // The first completion comes before whatever else could prepare its way.
      const order = Object.entries(asked).sort(([a], [b]) => Number(b.includes('first')) - Number(a.includes('first')));
      return Object.fromEntries(order.map(([name, ask]) => {
        const read = watch();
        const answer = ask(checker.snapshot(), document, at, long);
        const took = read();
        if (!answer) throw new Error(`no answer: ${name}`);
        return [name, took];
      }));
    },
    yaml: () => timed(() => core.parseYaml(base)),
  });
  const rows = Object.keys(asked).map(name => {
    const taken = results.questions.slice(WARM_UP).map(one => one[name]);
    const numbers = taken.map(one => one.ms);
    const cpu = median(taken.map(one => one.cpu));
    record(`language.${name}`, { median: median(numbers), p95: quantile(numbers, 0.95), cpu });
    return { question: name, 'median ms': ms(median(numbers)), 'p95 ms': ms(quantile(numbers, 0.95)), 'CPU ms': ms(cpu), limit: limitOf(name, Math.min(median(numbers), cpu)), '÷ parseDocument of the file': times(ratio(numbers, results.yaml.slice(WARM_UP))) };
  });
  printTable(`Language features in that file, median of ${count - WARM_UP}`, rows);
  files.set(EDITED, unchanged);
  keystroke(core, checker, EDITED, unchanged);
}
