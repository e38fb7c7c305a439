// Turns an offset into ever larger parts around it: a value, its pair, the item, the list, up to the whole text.
import type { Document } from '../document/document';
import type { SyntaxNode } from '../document/tree';
import { contains, type Range } from '../text/range';

/** From the innermost to the whole text, each larger than the one before. In prose nothing but the text: Markdown has an order of its own. */
export function selectionRanges(document: Document, offset: number): Range[] {
  const { text, root, yaml } = document;
  const whole = { start: 0, end: text.length };
  const found: Range[] = [whole];
  const add = (start: number, end: number): void => {
    const { start: from, end: to } = found[found.length - 1] ?? whole;
    const last = trimmed(text, start, end);
    if (start >= from && last <= to && last > start && (start > from || last < to) && start <= offset && offset <= last) found.push({ start, end: last });
  };
  if (!yaml || offset < yaml.start || offset > yaml.end) return found;
  add(yaml.start, yaml.end);
  for (let node: SyntaxNode | undefined = root; node; ) {
    add(node.start, node.end);
    node = inside(node, offset, add, text);
  }
  return found.reverse();
}

type Add = (start: number, end: number) => void;

/** What lies deeper at an offset; adds what lies between, such as a pair, or the text between quotes. */
function inside(node: SyntaxNode, offset: number, add: Add, text: string): SyntaxNode | undefined {
  if (node.kind === 'sequence') {
    // A dash belongs to what follows it.
    const item = node.items.find((one) => contains({ start: node.flow ? one.start : dashBefore(text, one.start), end: one.end }, offset));
    if (item && !node.flow) add(dashBefore(text, item.start), item.end);
    return item;
  }
  if (node.kind === 'mapping') {
    const pair = node.pairs.find(({ key, value }) => contains({ start: key.start, end: Math.max(key.end, value.end) }, offset));
    if (!pair) return undefined;
    add(pair.key.start, Math.max(pair.key.end, pair.value.end));
    if (contains(pair.key, offset)) {
      add(pair.key.start, pair.key.end);
      return undefined;
    }
    return pair.value;
  }
  if (node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')) add(node.start + 1, node.end - 1);
  return undefined;
}

function dashBefore(text: string, start: number): number {
  let at = start;
  while (at > 0 && (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) at--;
  return text.charAt(at - 1) === '-' ? at - 1 : start;
}

/** End without the blanks and line breaks before it. */
function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
