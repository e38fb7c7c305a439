// Turns the text of the filter box into a test of requirements.
import type { MatrixItem } from '../../src/panels/matrix/protocol';
import { words } from './texts';

type Test = (item: MatrixItem) => boolean;

const FIELDS: Readonly<Record<string, (item: MatrixItem) => readonly (string | undefined)[]>> = {
  status: (item) => [item.status, item.status === undefined ? undefined : words().statuses[item.status]],
  priority: (item) => [item.priority ?? 'none', priorityName(item.priority)],
  type: (item) => [item.type],
  owner: (item) => [item.owner?.replace(/^@/, ''), item.ownerName],
  prd: (item) => [item.prd],
  tag: (item) => item.tags,
  id: (item) => [item.id],
};

function priorityName(priority: string | undefined): string | undefined {
  const names: Readonly<Record<string, string>> = words().priorities;
  return priority !== undefined && Object.hasOwn(names, priority) ? names[priority] : names['none'];
}

function includes(values: readonly (string | undefined)[], wanted: string): boolean {
  return values.some((value) => value?.toLowerCase().includes(wanted) ?? false);
}

function testOf(term: string): Test | undefined {
  const word = term.toLowerCase();
  if (word.startsWith('@')) return word.length > 1 ? (item) => includes([item.owner, item.ownerName], word.slice(1)) : undefined;
  const colon = word.search(/[:：]/);
  const field = colon > 0 ? FIELDS[word.slice(0, colon)] : undefined;
  if (field) {
    const wanted = word.slice(colon + 1).replaceAll('"', '').replace(/^@/, '');
    return wanted === '' ? undefined : (item) => includes(field(item), wanted);
  }
  const text = word.replaceAll('"', '');
  return text === '' ? undefined : (item) => includes([item.id, item.title, ...item.tags], text);
}

/**
 * Test of a filter: words and `"several words"` in id, title or tags, `@owner`, `status:`, `priority:`, `type:`, `owner:`, `prd:`, `tag:`,
 * `id:`; a dash before one turns it round, and all must hold. A field still without its value holds for everything.
 */
export function filterOf(text: string): Test {
  const tests: Test[] = [];
  for (const [term] of text.matchAll(/-?(?:[^\s"]+|"[^"]*"?)+/g)) {
    const not = term.length > 1 && term.startsWith('-');
    const test = testOf(not ? term.slice(1) : term);
    if (test) tests.push(not ? (item) => !test(item) : test);
  }
  return (item) => tests.every((test) => test(item));
}
