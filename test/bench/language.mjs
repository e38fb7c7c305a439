// Turns places in a 20 KB file, and in one of 1,000 requirements, among 10,000 into the time of hover, completion, references, rename, lenses, hints and code actions.
import { requirementId } from './corpus.mjs';
import { EDITS, keystroke } from './edits.mjs';
import { against, interleave, median, ms, printTable, quantile, ratio, timed, times, watch } from './measure.mjs';
import { EDITED, openFile, readFacts, TODAY, workspaceOf } from './workspace.mjs';

const ASKED = { language: 'en', today: TODAY };
const WARM_UP = 5;

/** Offset in the last place where the pattern stands, behind its first group. */
function after(text, pattern) {
  const match = [...text.matchAll(pattern)].at(-1);
  if (!match) throw new Error(`the corpus has changed: ${pattern} is nowhere`);
  return match.index + match[1].length;
}

/** Milliseconds by how a question's name begins. */
const LIMITS = { hover: 20, completion: 20, definition: 10, references: 10, rename: 500, lenses: 30, hints: 30, fixes: 30, refactorings: 30 };
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
  'completion of a requirement, letters typed': (snapshot, document, at) => filled(core.completion(snapshot, document, at.requirement + 'REQ-0'.length, ASKED)),
  'completion of a tag': (snapshot, document, at) => filled(core.completion(snapshot, document, at.tag, ASKED)),
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

/** Name of a question about a list of 1,000 requirements -> how it is asked of the text that was just typed. */
const ACTIONS = {
  'fixes in a list of 1,000, before the checker has the text': (core, { checker, document, range }) => core.codeActions(checker.snapshot(), document, range, ASKED)[0],
  'refactorings in a list of 1,000': (core, { checker, document, range }) => core.refactorings(checker.snapshot(), document, range, ASKED)[0],
  'fixes in a list of 1,000, of what the checker has found': (core, { checker, document, range, update }) => {
    update();
    const read = watch();
    const [answer] = core.codeActions(checker.snapshot(), document, range, ASKED, checker.problems(EDITED));
    return answer && read();
  },
};

/** What can be done about a reference to nothing, while its requirement is typed on. */
async function actions({ core, count, record }) {
  const space = workspaceOf(core, { n: 10_000, listed: 1000, hub: 1000 });
  const base = EDITS['what a requirement depends on'](space.files.get(EDITED), 0).replace(/(dependsOn: \[)REQ-\d+/, '$1REQ-987654');
  const file = openFile(core, space, EDITED);
  const at = after(base, /(dependsOn: \[)REQ-987654/g);
  const results = await interleave(count, {
    actions(round) {
      file.reread(base.slice(0, at) + base.slice(at).replace('Talked over', `Talked over${'.'.repeat(1 + (round % 5))}`));
      const scene = { checker: space.checker, document: file.document(), range: { start: at, end: at }, update: () => file.update() };
      return Object.fromEntries(Object.entries(ACTIONS).map(([name, ask]) => {
        const read = watch();
        const answer = ask(core, scene);
        if (!answer) throw new Error(`no answer: ${name}`);
        return [name, answer.ms === undefined ? read() : answer];
      }));
    },
    yaml: () => timed(() => core.parseYaml(base.slice(0, 20_000))),
  });
  return rowsOf(Object.keys(ACTIONS), results.actions, results.yaml, record);
}

function rowsOf(names, taken, yaml, record) {
  return names.map(name => {
    const own = taken.slice(WARM_UP).map(one => one[name]);
    const numbers = own.map(one => one.ms);
    const cpu = median(own.map(one => one.cpu));
    record(`language.${name}`, { median: median(numbers), p95: quantile(numbers, 0.95), cpu });
    return { question: name, 'median ms': ms(median(numbers)), 'p95 ms': ms(quantile(numbers, 0.95)), 'CPU ms': ms(cpu), limit: limitOf(name, Math.min(median(numbers), cpu)), '÷ parseDocument of 20 KB': times(ratio(numbers, yaml.slice(WARM_UP))) };
  });
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
      const at = { goal: after(text, /(goals: \[GOAL)/g), key: after(text, /(\n {4}pri)/g), requirement: after(text, /(dependsOn: \[)/g), hub: after(text, new RegExp(`(${HUB.slice(0, -1)})`, 'g')), status: after(text, /(status: \w)/g), tag: after(text, /(tags: \[)/g), blank: text.length - 1 };
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
  const rows = rowsOf(Object.keys(asked), results.questions, results.yaml, record);
  printTable(`Language features in that file, median of ${count - WARM_UP}`, rows);
  printTable(`Code actions, median of ${count - WARM_UP}`, await actions({ core, count, record }));
  files.set(EDITED, unchanged);
  keystroke(core, checker, EDITED, unchanged);
}
