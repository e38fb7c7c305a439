// Turns typing in a file of 1,000 requirements and in one of a single requirement into milliseconds a keystroke, a hover and a completion.
import { interleave, median, ms, printTable, quantile, ratio, timed, times } from './measure.mjs';
import { EDITED, openFile, TODAY, workspaceOf } from './workspace.mjs';
import { typing } from './typing-session.mjs';

const ASKED = { language: 'en', today: TODAY };
/** The file of 1.2 MB is the only one of its kind among 1,000 files of 1 KB. */
const CORPUS = { n: 2000, listed: 1000 };
const FILES = { large: EDITED, small: 'requirements/003/REQ-001600.req.yaml' };
const WARM_UP = { ours: 12, peer: 4 };
/** The steps of a keystroke until the file's own problems stand. */
const STEPS = ['text to document', 'own rules', 'facts', 'index', 'rules across files'];

const sum = (laps, steps) => steps.reduce((total, step) => total + laps[step], 0);

/** One keystroke, from the changed text to the file's problems. */
function keystroke(open, text) {
  const read = timed(() => open.reread(text));
  const laps = { 'text to document': read, ...open.update() };
  return { ...laps, own: sum(laps, STEPS), all: sum(laps, STEPS) + laps['other files'] };
}

/** Offsets of the key `status` and of its value, in the middle of the text. */
function statusIn(text) {
  const pattern = /\n *status: /g;
  pattern.lastIndex = Math.floor(text.length / 2);
  const match = pattern.exec(text) ?? pattern.exec(text);
  return { key: match.index + match[0].length - 4, value: match.index + match[0].length };
}

/** Hover and completion, on the text that the document was just read from or, with `reread`, on a new one, which the document has to be read from first. */
function questions(core, checker, open) {
  const ask = (name, text, reread, work) => {
    const at = statusIn(text);
    let answer;
    const took = timed(() => {
      if (reread) open.reread(text);
      answer = work(checker.snapshot(), open.document(), at);
    });
    if (!answer) throw new Error(`no answer: ${name}`);
    return took;
  };
  return {
    hover: (text, reread) => ask('hover', text, reread, (snapshot, document, at) => core.hover(snapshot, document, at.key, ASKED)),
    completion: (text, reread) => ask('completion', text, reread, (snapshot, document, at) => core.completion(snapshot, document, at.value, ASKED).items[0]),
  };
}

const NAMES = { keystroke: 'keystroke', hover: 'hover after a keystroke', completion: 'completion after a keystroke', hoverAgain: 'hover, text unchanged', completionAgain: 'completion, text unchanged' };

/** The same round for us and for a peer: a keystroke, both questions on its text, and each question after one more keystroke. */
function ourRound(core, checker, open, next) {
  const ask = questions(core, checker, open);
  const typed = next(0);
  const laps = keystroke(open, typed);
  const round = { keystroke: laps.own, laps, hoverAgain: ask.hover(typed, false), completionAgain: ask.completion(typed, false), hover: ask.hover(next(1), true), completion: ask.completion(next(2), true) };
  open.update();
  return round;
}

async function peerRound(peer, file, next) {
  const ask = async question => {
    const { ms: took, found } = await peer.ask({ file, ...question });
    if (question.work !== 'validate' && found === 0) throw new Error(`no answer of the peer: ${question.work}`);
    return took;
  };
  const typed = next(0);
  const at = statusIn(typed);
  return {
    keystroke: await ask({ work: 'validate', text: typed }), hoverAgain: await ask({ work: 'hover', offset: at.key }), completionAgain: await ask({ work: 'completion', offset: at.value }),
    hover: await ask({ work: 'hover', text: next(1), offset: statusIn(next(1)).key }), completion: await ask({ work: 'completion', text: next(2), offset: statusIn(next(2)).value }),
  };
}

/** The texts of a round, which both sides of it get. */
function roundTexts(text) {
  const session = typing(text);
  const rounds = [];
  return (round, i) => {
    // Only the last two rounds are ever asked for.
    delete rounds[round - 2];
    rounds[round] ??= [0, 1, 2].map(() => session.next().value.text);
    return rounds[round][i];
  };
}

async function alone({ core, workspace, file, count }) {
  const open = openFile(core, workspace, file);
  const texts = roundTexts(workspace.files.get(file));
  const base = workspace.files.get(file);
  const { ours, yaml } = await interleave(count + WARM_UP.ours, {
    ours: round => ourRound(core, workspace.checker, open, i => texts(round, i)),
    // Now and then is enough to know the machine by.
    yaml: round => (round % 10 === 0 ? timed(() => core.parseYaml(base)) : undefined),
  }, { budget: 120_000, least: 8 + WARM_UP.ours });
  restore(core, workspace, file);
  return { ours: ours.slice(WARM_UP.ours), yaml: median(yaml.filter(took => took !== undefined)) };
}

async function paired({ core, workspace, file, peer, count }) {
  const open = openFile(core, workspace, file);
  const texts = roundTexts(workspace.files.get(file));
  const server = peer.open();
  try {
    const { ours, theirs } = await interleave(count + WARM_UP.peer, {
      ours: round => ourRound(core, workspace.checker, open, i => texts(round, i)),
      theirs: round => peerRound(server, file, i => texts(round, i)),
    });
    return { ours: ours.slice(WARM_UP.peer), theirs: theirs.slice(WARM_UP.peer) };
  } finally {
    server.end();
    restore(core, workspace, file);
  }
}

function restore(core, workspace, file) {
  openFile(core, workspace, file).update();
}

export async function run({ core, quick, rounds, peer, record }) {
  const workspace = workspaceOf(core, CORPUS);
  for (const [size, file] of Object.entries(FILES)) {
    const bytes = Buffer.byteLength(workspace.files.get(file));
    const label = bytes > 1e5 ? `${(bytes / 1e6).toFixed(1)} MB, 1,000 requirements` : `${(bytes / 1000).toFixed(1)} KB, one requirement`;
    const count = rounds ?? (quick ? 16 : 160);
    const { ours, yaml } = await alone({ core, workspace, file, count });
    printTable(`Typing in a file of ${label}, median of ${ours.length}`, Object.entries(NAMES).map(([what, name]) => {
      const took = ours.map(round => round[what]);
      record(`typing.${size}.${what}`, { median: median(took), p95: quantile(took, 0.95), max: Math.max(...took), rounds: took.length });
      return { what: name, 'median ms': ms(median(took)), 'p95 ms': ms(quantile(took, 0.95)), 'longest ms': ms(Math.max(...took)), '÷ parseDocument of the file': times(median(took) / yaml) };
    }));
    const whole = ours.reduce((total, { laps }) => total + laps.own, 0);
    const shares = Object.fromEntries(STEPS.map(step => [step, ours.reduce((total, { laps }) => total + laps[step], 0) / whole]));
    console.log(`  shares of a keystroke: ${Object.entries(shares).map(([step, share]) => `${step} ${(share * 100).toFixed(0)} %`).join(', ')}; then ${ms(median(ours.map(({ laps }) => laps['other files'])))} ms for other files`);
    record(`typing.${size}.shares`, shares);
    if (peer) await against({ core, workspace, file, peer, size, label, count: rounds ?? (quick ? 3 : size === 'large' ? 12 : 60), record });
  }
}

async function against(options) {
  const { ours, theirs } = await paired(options);
  const { peer, size, label, record } = options;
  printTable(`The same beside ${peer.name}: ${label}, median of ${ours.length} pairs`, Object.entries(NAMES).map(([what, name]) => {
    const [own, other] = [ours, theirs].map(rows => rows.map(round => round[what]));
    record(`faster.${size}.${what}`, { ours: median(own), theirs: median(other), ratio: ratio(other, own), rounds: own.length });
    return { what: name, 'ours, ms': ms(median(own)), 'theirs, ms': ms(median(other)), 'ours is faster by': `${times(ratio(other, own))} ×` };
  }));
}
