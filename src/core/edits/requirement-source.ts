// Takes a requirement out of its file and puts it into another, with its comments: to a file of its own, into a PRD, into a list.
import type { Document, Entity } from '../document/document';
import { isMarkdown } from '../document/file-kind';
import { type Mapping, nodeAt, type Pair, pairOf, type Path, type Sequence, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { eolOf } from './block-text';
import { checked, type FileChange, type Outcome, refusalOf, refuse } from './change';
import { flowAsBlock, insertItems, rootLines } from './insert-items';
import { itemSource, removal, replacementOf } from './item-source';

/** Where a requirement stands: at the root of its file, or in the list `requirements`. */
type Stand = { readonly kind: 'root' } | { readonly kind: 'item'; readonly pair: Pair; readonly list: Sequence; readonly index: number };

function standOf(document: Document, { path }: Pick<Entity, 'path'>): Stand | undefined {
  if (path.length === 0) return document.kind === 'requirements' ? { kind: 'root' } : undefined;
  const [key, index] = path;
  const pair = pairOf(document.root, String(key));
  if (path.length !== 2 || key !== 'requirements' || typeof index !== 'number' || pair?.value.kind !== 'sequence') return undefined;
  return { kind: 'item', pair, list: pair.value, index };
}

/** The same requirement in a document that may be newer than the one it was found in. */
function entityIn(document: Document, id: string): Entity | undefined {
  return document.entities.find((entity) => entity.kind === 'requirement' && entity.id === id);
}

interface Taken {
  readonly lines: readonly string[];
  readonly change: FileChange;
}

/** Lines of a requirement and what its file becomes without it: a PRD keeps the id, a file that holds nothing else goes. */
function take(document: Document, id: string): Taken | undefined {
  const entity = entityIn(document, id);
  const stand = entity && standOf(document, entity);
  if (!stand) return undefined;
  const { file } = document;
  if (stand.kind === 'root') return { lines: rootLines(document), change: { kind: 'delete', file } };
  const source = itemSource(document, stand.list, stand.index);
  if (!source) return undefined;
  if (document.kind === 'prd') {
    const edit = stand.list.flow ? { range: source.range, newText: id } : replacementOf(document, stand.list, stand.index, [id]);
    return edit && { lines: source.lines, change: { kind: 'edit', file, edits: [edit] } };
  }
  const root = document.root as Mapping;
  if (stand.list.items.length === 1 && root.pairs.length === 1 && document.comments.every(({ start }) => source.range.start <= start && start < source.range.end)) {
    return { lines: source.lines, change: { kind: 'delete', file } };
  }
  const edit = removal(document, stand.list, stand.index);
  return edit && { lines: source.lines, change: { kind: 'edit', file, edits: [edit] } };
}

/** A requirement of a list or a PRD in a file of its own; a PRD keeps the id. */
export function extractRequirement(document: Document, id: string, file: string): Outcome {
  const taken = takeFrom(document, id);
  if ('ok' in taken) return taken;
  const eol = eolOf(document.text);
  return checked([document], [taken.change, { kind: 'create', file, text: taken.lines.join(eol) + eol }], { file, id });
}

function takeFrom(document: Document, id: string): Taken | Extract<Outcome, { ok: false }> {
  const reason = refusalOf(document);
  if (reason) return { ok: false, reason };
  const entity = entityIn(document, id);
  if (!entity) return { ok: false, reason: 'missing' };
  return take(document, id) ?? { ok: false, reason: 'unsafe' };
}

/** A requirement from another file in the place of its id in a PRD, or at the end of a list. */
export function moveRequirement(from: Document, id: string, to: Document): Outcome {
  const reason = refusalOf(to) ?? (from.file === to.file ? 'kind' : undefined);
  // A file without anything in it is no obstacle.
  if (reason && !(reason === 'broken' && !to.broken && to.yaml)) return refuse(reason);
  const taken = takeFrom(from, id);
  if ('ok' in taken) return taken;
  const edit = put(to, id, taken.lines);
  if (typeof edit === 'string') return refuse(edit);
  // A PRD that gives its requirement to another PRD keeps the id, as every other reference does.
  return checked([from, to], [taken.change, { kind: 'edit', file: to.file, edits: [edit] }], { file: to.file, id }, (content) => {
    if (to.kind !== 'prd' || listsId(to, id)) return content;
    const frames = new Map(content.frames);
    const value = valueOf(to.root) as Record<string, unknown> | null;
    const { requirements: list, ...frame } = value ?? {};
    const ids = (Array.isArray(list) ? list : []).map((item: unknown) => (typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : item));
    frames.set(to.file, sortedFrame({ ...frame, requirements: [...ids, id] }));
    return { ...content, frames };
  });
}

function sortedFrame(frame: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(frame, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

function listsId(document: Document, id: string): boolean {
  return placeOfId(document, id) !== undefined;
}

/** Position of a bare id in the list of a PRD. */
function placeOfId(document: Document, id: string): { readonly pair: Pair; readonly list: Sequence; readonly index: number } | undefined {
  const pair = pairOf(document.root, 'requirements');
  if (pair?.value.kind !== 'sequence') return undefined;
  const index = pair.value.items.findIndex((item) => item.kind === 'scalar' && item.value === id);
  return index < 0 ? undefined : { pair, list: pair.value, index };
}

function put(to: Document, id: string, lines: readonly string[]): TextEdit | 'single' | 'kind' | 'unsafe' {
  if (to.kind === 'requirements' && to.root && !pairOf(to.root, 'requirements')) return 'single';
  if (to.kind !== 'prd' && to.kind !== 'requirements') return 'kind';
  const place = to.kind === 'prd' ? placeOfId(to, id) : undefined;
  if (place?.list.flow) return flowAsBlock(to, place.pair, place.list, (items) => items.with(place.index, lines)) ?? 'unsafe';
  if (place) {
    const own = itemSource(to, place.list, place.index);
    // Comments around the id stay with what takes its place.
    const above = own?.lines.slice(0, own.lines.findIndex((line) => !/^\s*(?:#|$)/.test(line))) ?? [];
    const rest = own?.lines.slice(above.length) ?? [];
    const behind = /\s(#.*)$/.exec(rest[0] ?? '')?.[1];
    return replacementOf(to, place.list, place.index, [...above, ...(behind ? [behind] : []), ...lines, ...rest.slice(1).map((line) => line.trim())]) ?? 'unsafe';
  }
  return insertItems(to, { at: [], key: 'requirements', items: [{ lines }] }) ?? 'unsafe';
}

/** Each requirement of a list in a file of its own. `files` gives a name for each id; comments around the list go with the first and the last one. */
export function listToFiles(document: Document, files: ReadonlyMap<string, string>): Outcome {
  const reason = refusalOf(document);
  if (reason) return refuse(reason);
  const pair = pairOf(document.root, 'requirements');
  if (document.kind !== 'requirements' || pair?.value.kind !== 'sequence') return refuse('kind');
  if ((document.root as Mapping).pairs.length > 1) return refuse('frame');
  const list = pair.value;
  const eol = eolOf(document.text);
  const sources = list.items.map((_, i) => itemSource(document, list, i));
  const changes: FileChange[] = [{ kind: 'delete', file: document.file }];
  const loose = document.comments.filter(({ start }) => !sources.some((source) => source && source.range.start <= start && start < source.range.end));
  const text = ({ start, end }: { start: number; end: number }): string => document.text.slice(start, end);
  for (const [i, item] of list.items.entries()) {
    const id = item.kind === 'mapping' ? pairOf(item, 'id')?.value : undefined;
    const file = id?.kind === 'scalar' ? files.get(String(id.value)) : undefined;
    const source = sources[i];
    if (!file || !source) return refuse('unsafe');
    // What stands between two items goes with the one below.
    const from = i === 0 ? -1 : (sources[i - 1]?.range.end ?? 0);
    const until = source.range.start;
    const above = loose.filter(({ start }) => from <= start && start < until).map(text);
    const below = i === list.items.length - 1 ? loose.filter(({ start }) => start >= source.range.end).map(text) : [];
    changes.push({ kind: 'create', file, text: [...above, ...source.lines, ...below].join(eol) + eol });
  }
  const [first] = files;
  return checked([document], changes, first && { file: first[1], id: first[0] });
}

/** Files of one requirement each as one list in a new file, in the order given. */
export function filesToList(documents: readonly Document[], file: string): Outcome {
  const [first] = documents;
  if (!first) return refuse('missing');
  const items: string[] = [];
  for (const document of documents) {
    const reason = refusalOf(document) ?? (document.kind === 'requirements' && document.root?.kind === 'mapping' && !pairOf(document.root, 'requirements') ? undefined : 'kind');
    if (reason) return refuse(reason);
    items.push(itemText(document));
  }
  const eol = eolOf(first.text);
  const text = `requirements:${eol}${items.join(eol + eol)}${eol}`;
  const id = first.entities.find(({ kind }) => kind === 'requirement')?.id ?? '';
  return checked(documents, [...documents.map((document): FileChange => ({ kind: 'delete', file: document.file })), { kind: 'create', file, text }], { file, id });
}

/** A file of one requirement made a list that can take more. */
export function rootToList(document: Document): Outcome {
  const reason = refusalOf(document) ?? (isMarkdown(document.file) || document.kind !== 'requirements' || document.root?.kind !== 'mapping' || pairOf(document.root, 'requirements') ? 'kind' : undefined);
  if (reason) return refuse(reason);
  const eol = eolOf(document.text);
  const { yaml } = document;
  if (!yaml) return refuse('broken');
  const start = document.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const newText = `requirements:${eol}${itemText(document)}${eol}`;
  return checked([document], [{ kind: 'edit', file: document.file, edits: [{ range: { start, end: yaml.end }, newText }] }]);
}

function itemText(document: Document): string {
  const lines = rootLines(document);
  const first = lines.findIndex((line) => !/^\s*(?:#|$)/.test(line));
  const item = lines.map((line, i) => (line === '' ? line : i === first ? `  - ${line}` : ' '.repeat(i < first ? 2 : 4) + line));
  return item.join(eolOf(document.text));
}

/** Whether a requirement may be taken out of where it stands. */
export function isMovable(document: Document, { path }: { readonly path: Path }): boolean {
  return standOf(document, { path }) !== undefined && nodeAt(document.root, path)?.kind === 'mapping';
}
