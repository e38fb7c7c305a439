// Turns text of files into Markdown that shows it and nothing else: no markup, no HTML, no link, no icon.

/** Text on one line, cut at `limit` characters; every character that Markdown could take for markup is escaped. */
export function escapeText(text: string, limit = 300): string {
  const line = cut(text.slice(0, limit * 4).replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim(), limit);
  return line
    .replace(/[\\`*_{}[\]<>#|~@!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    // `$(name)` would become an icon where a host lets it.
    .replace(/\$/g, '&#36;')
    .replace(/:(?=\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^([-+=]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Text in a code span. */
export function codeOf(text: string, limit = 100): string {
  const line = cut(text.slice(0, limit * 4).replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim().replace(/`/g, 'ˋ'), limit);
  return line === '' ? '` `' : `\`${line}\``;
}

/** Text of at most `limit` characters: cut between words where one ends near by, and never within a character that takes two code units. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  const blank = /\s/.test(text.charAt(head.length)) ? -1 : head.search(/\s\S*$/);
  return `${(blank > limit * 0.75 ? head.slice(0, blank) : head).trimEnd()}…`;
}
