// Turns the text of a requirements file into the texts that typing makes of it: each edit inside one requirement, one after the other.
const STATUSES = ['proposed', 'analysed', 'approved', 'planned'];
const PRIORITIES = ['must', 'should', 'could'];

/** What is typed, in turn; each finds its place behind an offset and gives the text between `from` and `to`. */
const STROKES = {
  'a letter of a title': (text, at) => ({ ...point(text, at, /\btitle: "?[^"\n]+/g), insert: 'e' }),
  'a letter of a statement': (text, at) => ({ ...point(text, at, /\bstatement: [|>]-?\n +\S+/g), insert: 'n' }),
  'another priority': (text, at) => other(text, at, /\bpriority: /g, PRIORITIES),
  'a new line': (text, at) => {
    const place = point(text, at, /\n(?= *verification: )/g);
    const indent = /^ */.exec(text.slice(place.to))[0];
    return { ...place, insert: `${indent}  - "nobody waits"\n` };
  },
  'a digit of an estimate': (text, at) => ({ ...point(text, at, /\bestimate: (?=\d)/g), insert: '1' }),
  'a digit less': (text, at) => {
    const { to } = point(text, at, /\bestimate: \d(?=\d)/g);
    return { from: to - 1, to, insert: '' };
  },
  'a tag': (text, at) => ({ ...point(text, at, /\btags: \[live/g), insert: ', n' }),
  'another status': (text, at) => other(text, at, /\bstatus: /g, STATUSES),
};

/** The first place from an offset on that lies behind the pattern, or the first of all. */
function point(text, at, pattern) {
  pattern.lastIndex = at;
  const match = pattern.exec(text) ?? pattern.exec(text);
  if (!match) throw new Error(`the corpus has changed: ${pattern} is nowhere`);
  const to = match.index + match[0].length;
  return { from: to, to };
}

function other(text, at, pattern, words) {
  const { to: from } = point(text, at, pattern);
  const [word] = /^[\w-]+/.exec(text.slice(from));
  return { from, to: from + word.length, insert: words[(words.indexOf(word) + 1) % words.length] };
}

/** Strings that are put together by pieces cost whoever reads them first; an editor hands over whole ones. */
const whole = text => Buffer.from(text, 'utf8').toString('utf8');

/** Endless texts, each made from the one before by one edit, at places all over the file: `{ name, text, at }`, `at` being where the edit ends. */
export function* typing(text) {
  const names = Object.keys(STROKES);
  for (let i = 0; ; i++) {
    const name = names[i % names.length];
    // The golden ratio spreads places evenly, whatever their number.
    const { from, to, insert } = STROKES[name](text, Math.floor(text.length * ((i * 0.6180339887) % 1)));
    text = whole(text.slice(0, from) + insert + text.slice(to));
    yield { name, text, at: from + insert.length };
  }
}
