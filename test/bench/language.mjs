// Turns places in a 20 KB file among 10,000 requirements into the time of hover, completion and definition.
import { EDITS, keystroke } from './edits.mjs';
import { interleave, median, ms, printTable, quantile, ratio, timed, times } from './measure.mjs';
import { EDITED, editedWorkspace, readFacts, TODAY } from './workspace.mjs';

const ASKED = { language: 'en', today: TODAY };
const WARM_UP = 5;

/** Offset in the last place where the pattern stands, behind its first group. */
function after(text, pattern) {
  const match = [...text.matchAll(pattern)].at(-1);
  if (!match) throw new Error(`the corpus has changed: ${pattern} is nowhere`);
  return match.index + match[1].length;
}

/** Name of a question -> how it is asked; each gives something, or the measurement stops. */
const questions = core => ({
  'hover on an id': (snapshot, document, at) => core.hover(snapshot, document, at.goal, ASKED),
  'hover on a key': (snapshot, document, at) => core.hover(snapshot, document, at.key, ASKED),
  'definition of an id': (snapshot, document, at) => core.definition(snapshot, document, at.goal),
  'completion of a requirement, first after a change': (snapshot, document, at) => filled(core.completion(snapshot, document, at.requirement, ASKED)),
  'completion of a requirement, again': (snapshot, document, at) => filled(core.completion(snapshot, document, at.requirement, ASKED)),
  'completion of a status': (snapshot, document, at) => filled(core.completion(snapshot, document, at.status, ASKED)),
  'completion of a key': (snapshot, document, at) => filled(core.completion(snapshot, document, at.blank, ASKED)),
});

const filled = list => (list.items.length > 0 ? list : undefined);

export async function run({ core, quick, rounds, record }) {
  const { checker, files } = editedWorkspace(core, 10_000);
  const original = EDITS['what a requirement depends on'](files.get(EDITED), 0);
  // A line that waits for a key stands behind the last tags.
  const base = original.replace(/(tags: .*)(\n*)$/, '$1\n    \n');
  const count = (rounds ?? (quick ? 12 : 40)) + WARM_UP;
  const asked = questions(core);
  const results = await interleave(count, {
    questions(round) {
      const text = base.replace('Talked over', `Talked over${'.'.repeat(round % 5)}`);
      keystroke(core, checker, EDITED, text);
      const { document } = readFacts(core, EDITED, text);
      const at = { goal: after(text, /(goals: \[GOAL)/g), key: after(text, /(\n {4}pri)/g), requirement: after(text, /(dependsOn: \[)/g), status: after(text, /(status: \w)/g), blank: text.length - 1 };
      // The first completion comes before whatever else could prepare its way.
      const order = Object.entries(asked).sort(([a], [b]) => Number(b.includes('first')) - Number(a.includes('first')));
      return Object.fromEntries(order.map(([name, ask]) => {
        let answer;
        const took = timed(() => { answer = ask(checker.snapshot(), document, at); });
        if (!answer) throw new Error(`no answer: ${name}`);
        return [name, took];
      }));
    },
    yaml: () => timed(() => core.parseYaml(base)),
  });
  const rows = Object.keys(asked).map(name => {
    const numbers = results.questions.slice(WARM_UP).map(one => one[name]);
    record(`language.${name}`, { median: median(numbers), p95: quantile(numbers, 0.95) });
    return { question: name, 'median ms': ms(median(numbers)), 'p95 ms': ms(quantile(numbers, 0.95)), '÷ parseDocument of the file': times(ratio(numbers, results.yaml.slice(WARM_UP))) };
  });
  printTable(`Language features in that file, median of ${count - WARM_UP}`, rows);
  keystroke(core, checker, EDITED, files.get(EDITED));
}
