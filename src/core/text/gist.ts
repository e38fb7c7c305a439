// Turns a sentence into a key that is the same for sentences that say nearly the same: equal sets of words but for those that carry nothing.

/** Words without weight: articles, modal verbs, links, the product as such, what a product is said to allow. */
const LIGHT =
  'a|an|the|of|to|in|on|at|for|with|by|from|and|or|that|this|these|those|it|its|their|his|her|be|is|are|was|were|been|being|as|into|via|per|each|all|every|any|some|shall|must|will|should|may|might|can|could|would|able|capable|allow|let|enable|permit|ability|capability|system|product|application|app|software|platform|tool|website|user|when|while|where|if|then|once|whenever|also|so|has|have|quickly|easily|fast|immediately|automatically|properly|correctly';
/** Words that mean the same in a demand. */
const SAME = 'display:show|remove:delete|erase:delete|alter:change|modify:change|edit:change|begin:start|select:choose|pick:choose|purchase:buy';
/** Chinese characters without weight, as the words above. */
const LIGHT_HAN = '应该当必须需要能够可以的了将会得在时请用户系统平台产品';

/** So many units of a text are read; fewer words than `LEAST` say too little to be called the same. */
const MOST = 2000;
const LEAST = 5;

const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;
const SMALL = 0x3fffffff;

function hashOf(word: string): number {
  let hash = SEED;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

/** What counts in place of a word, by the part of its hash that makes a small integer; 0 for those without weight. */
const WEIGHTS = new Map<number, number>([
  ...LIGHT.split('|').map((word): [number, number] => [hashOf(word) & SMALL, 0]),
  ...SAME.split('|').map((pair): [number, number] => {
    const [word = '', other = ''] = pair.split(':');
    return [hashOf(word) & SMALL, hashOf(other)];
  }),
]);
const LIGHT_CODES = new Set([...LIGHT_HAN].map((letter) => letter.charCodeAt(0)));

const found = new Int32Array(MOST);

/** The gist of a sentence, which begins with an equals sign as no id does; nothing where it says too little. */
export function gistOf(text: string): string | undefined {
  const length = Math.min(text.length, MOST);
  let count = 0;
  let before = 0;
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const end = wordEnd(text, at, length);
      const weight = weightOf(text, at, end);
      if (weight !== 0) found[count++] = weight;
      at = end;
    } else {
      at++;
      if (code < 0x3400 || code > 0x9fff || LIGHT_CODES.has(code)) continue;
      // Chinese has no gaps between words: pairs of characters stand for them.
      if (before > 0) found[count++] = Math.imul(Math.imul(SEED ^ before, PRIME) ^ code, PRIME);
      before = code;
    }
  }
  if (count < LEAST) return undefined;
  sort(count);
  return combine(count);
}

export function isGist(id: string): boolean {
  return id.startsWith('=');
}

/** Sorts the first hashes; a few of them faster than the library does. */
function sort(count: number): void {
  if (count > 40) {
    found.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const hash = found[i] as number;
    let at = i - 1;
    for (; at >= 0 && (found[at] as number) > hash; at--) found[at + 1] = found[at] as number;
    found[at + 1] = hash;
  }
}

/** Letters and digits, in any alphabet that has gaps between words. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || (code >= 0xc0 && code < 0x2000);
}

function wordEnd(text: string, start: number, length: number): number {
  let at = start + 1;
  while (at < length && isLetter(text.charCodeAt(at))) at++;
  return at;
}

/** A word's hash in lower case and without the s of a plural; 0 for a word without weight. */
function weightOf(text: string, start: number, end: number): number {
  let hash = SEED;
  let shorter = SEED;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    shorter = hash;
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), PRIME);
  }
  const known = WEIGHTS.get(hash & SMALL);
  if (known !== undefined) return known;
  const plural = end - start > 3 && (text.charCodeAt(end - 1) | 32) === 115 && !/[siu]/i.test(text.charAt(end - 2));
  return plural ? (WEIGHTS.get(shorter & SMALL) ?? shorter) : hash;
}

/** One key for the sorted hashes, in which what stands twice counts once. */
function combine(count: number): string | undefined {
  let [high, low, different] = [SEED, PRIME, 0];
  for (let i = 0; i < count; i++) {
    const hash = found[i] as number;
    if (i > 0 && hash === found[i - 1]) continue;
    different++;
    high = Math.imul(high ^ hash, PRIME);
    low = Math.imul((low ^ hash ^ (hash >>> 13)) + different, 0x85ebca6b);
  }
  return different < LEAST ? undefined : `=${(high ^ (high >>> 15)) & SMALL}.${(low ^ (low >>> 16)) & SMALL}`;
}
