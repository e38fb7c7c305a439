// What stands in the text after a snippet was put in and nothing was typed.

/** Choices give their first value, named stops their text, empty stops `empty`. */
export function expanded(snippet: string, empty = 'x'): string {
  let out = '';
  for (let at = 0; at < snippet.length; at++) {
    const c = snippet.charAt(at);
    const stop = c === '$' ? /^\$(?:\d+|\{\d+\|((?:\\.|[^|\\])*)\|\}|\{\d+:((?:\\.|[^}\\])*)\})/.exec(snippet.slice(at)) : null;
    if (stop) {
      const [whole, choices, text] = stop;
      const plain = (part: string): string => part.replace(/\\(.)/g, '$1');
      out += choices !== undefined ? plain(/^(?:\\.|[^,\\])*/.exec(choices)?.[0] ?? '') : text !== undefined ? plain(text) : empty;
      at += whole.length - 1;
    } else if (c === '\\') out += snippet.charAt(++at);
    else out += c;
  }
  return out;
}
