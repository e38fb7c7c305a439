// Reads pasted lines of a list (“- text”, “* text”, “1. text”) as the texts of new requirements.

/** More lines than this are no list of wishes. */
const MOST = 200;

/** Texts of the lines, without marks and check boxes; a line that is indented below one goes on with it. Nothing when other text stands between. */
export function bulletsOf(text: string): readonly string[] | undefined {
  if (text.length > 50_000) return undefined;
  const bullets: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const bullet = /^\s*(?:[-*+•‣◦·–]|\(?\d{1,3}[.)、]|[a-z][.)])\s+(?:\[[ xX]\]\s+)?(.*\S)\s*$/u.exec(line)?.[1] ?? /^\s*(?:•|\d{1,3}、)(.*\S)\s*$/u.exec(line)?.[1];
    if (bullet !== undefined) bullets.push(bullet);
    else if (bullets.length > 0 && /^\s+\S/.test(line)) bullets[bullets.length - 1] += ` ${line.trim()}`;
    else return undefined;
    if (bullets.length > MOST) return undefined;
  }
  // Lines of YAML begin with dashes as well: keys and ids are no sentences.
  if (bullets.length === 0 || bullets.some((bullet) => /^(?:"?[\w-]+"?:(?:\s|$)|[[{"'@&*]|[A-Z][A-Z0-9-]*-\d+$)/.test(bullet))) return undefined;
  return bullets;
}

/** A short title for a sentence: the first words of what is demanded, else of the sentence. */
export function titleOf(text: string): string {
  const [sentence = ''] = text.split(/[.!?。！？；;]\s*/u);
  const demand = /(?:\b(?:shall|must|should|will)\b|应当|应该|必须|应)\s*(\S.*)$/iu.exec(sentence)?.[1] ?? sentence;
  const short = /\p{Script=Han}/u.test(demand) ? [...demand].slice(0, 24).join('') : demand.split(/\s+/).slice(0, 8).join(' ');
  return short.charAt(0).toUpperCase() + short.slice(1);
}
