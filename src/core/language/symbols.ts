// Turns a document into its outline: fields, lists, the things in them, and Markdown headings.
import type { Document, Entity, Section } from '../document/document';
import type { Pair, Path, SyntaxNode } from '../document/tree';
import { labelOf } from '../index/lookup';
import type { EntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import { cut } from './markdown-text';
import { fieldAt } from './fields';
import type { Language } from './words';

export interface DocumentSymbol {
  /** Id and title of a thing: an editor looks for what is typed in names alone. */
  readonly name: string;
  /** What a field is called. */
  readonly detail: string;
  readonly kind: 'thing' | 'list' | 'group' | 'field' | 'item' | 'heading';
  /** What a thing is. */
  readonly entity?: EntityKind;
  readonly range: Range;
  /** The id, key or heading; within `range`. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** An outline shows at most so many symbols; the rest of a larger file is left out. */
const MOST = 20_000;

/** With more things than this an outline shows the things alone: their fields would be tens of thousands, made and sent with every keystroke. */
const MANY = 200;

export function documentSymbols(document: Document, language: Language): DocumentSymbol[] {
  const things = new Map(document.entities.map((entity) => [entity.path.join('\n'), entity]));
  let left = MOST;
  // Paths that lead to a thing below them.
  const leading = document.entities.length > MANY ? leadingPaths(document.entities) : undefined;

  const ofPair = (pair: Pair, path: Path): DocumentSymbol => {
    left--;
    const { key, value } = pair;
    const kind = value.kind === 'sequence' ? 'list' : value.kind === 'mapping' ? 'group' : 'field';
    const range = { start: key.start, end: Math.max(key.end, value.end) };
    return { name: nameOf(String(key.value)), detail: fieldAt(document, path)?.title[language] ?? '', kind, range, selection: { start: key.start, end: key.end }, children: below(value, path) };
  };

  const ofItem = (item: SyntaxNode, path: Path): DocumentSymbol[] => {
    const thing = things.get(path.join('\n'));
    if (thing) {
      left--;
      return [ofThing(thing, below(item, path))];
    }
    if (item.kind !== 'mapping') return [];
    left--;
    const [first] = item.pairs;
    const text = first?.value.kind === 'scalar' && first.value.value !== null ? String(first.value.value) : String(first?.key.value ?? '');
    const selection = first ? { start: first.key.start, end: Math.max(first.key.end, first.value.end) } : item;
    return [{ name: nameOf(text), detail: '', kind: 'item', range: { start: item.start, end: item.end }, selection: { start: selection.start, end: selection.end }, children: below(item, path) }];
  };

  const below = (node: SyntaxNode | undefined, path: Path): DocumentSymbol[] => {
    if (left <= 0 || !node || (leading && !leading.has(path.join('\n')))) return [];
    if (node.kind === 'mapping') return node.pairs.flatMap((pair) => (left > 0 && (!leading || path.length === 0 || leading.has([...path, String(pair.key.value)].join('\n'))) ? [ofPair(pair, [...path, String(pair.key.value)])] : []));
    if (node.kind === 'sequence') return node.items.flatMap((item, i) => (left > 0 ? ofItem(item, [...path, i]) : []));
    return [];
  };

  const root = things.get('');
  const fields = below(document.root, []);
  return [...(root && document.root ? [ofThing(root, fields)] : fields), ...headings(document.sections)];
}

function leadingPaths(entities: readonly Entity[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { path } of entities) for (let length = path.length - 1; length >= 0; length--) paths.add(path.slice(0, length).join('\n'));
  return paths;
}

function ofThing(entity: Entity, children: readonly DocumentSymbol[]): DocumentSymbol {
  const label = labelOf(entity);
  return { name: nameOf(label === entity.id ? entity.id : `${entity.id} ${label}`), detail: '', kind: 'thing', entity: entity.kind, range: entity.range, selection: entity.idRange, children };
}

/** Editors refuse a symbol without a name. */
function nameOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? '–' : cut(line, 100);
}

/** Headings, each with those of a deeper level below it. */
function headings(sections: readonly Section[]): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const open: { readonly level: number; readonly children: DocumentSymbol[] }[] = [{ level: 0, children: roots }];
  for (const section of sections) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= section.level) open.pop();
    const children: DocumentSymbol[] = [];
    open.at(-1)?.children.push({ name: nameOf(section.title), detail: '', kind: 'heading', range: section.range, selection: section.heading, children });
    open.push({ level: section.level, children });
  }
  return roots;
}
