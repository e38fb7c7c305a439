// Splits a requirement whose statement makes two demands into two requirements, the second with the next id.
import type { Document, Entity } from '../document/document';
import { nodeAt, pairOf, valueOf } from '../document/tree';
import type { TextEdit } from '../text/range';
import { appendData } from './append-data';
import { blockLines, type Data, eolOf } from './block-text';
import { canonical, documentsAfter, type FileChange, type Outcome, refusalOf, refuse } from './change';
import { setFields } from './set-fields';
import type { SplitStatement } from './split-statement';

/** Fields that hold for both halves; numbers, criteria and dates were given for the whole. */
const SHARED = ['type', 'status', 'priority', 'kano', 'owner', 'team', 'source', 'verification', 'dependsOn', 'parent', 'goals', 'useCases', 'tags'];
const ORDER = ['id', 'title', 'type', 'status', 'priority', 'kano', 'owner', 'team', 'statement', 'source', 'verification', 'dependsOn', 'parent', 'goals', 'useCases', 'tags'];

export interface Split extends SplitStatement {
  readonly id: string;
  /** File for the second where the first one stands at the root of its own. */
  readonly file: string;
  /** PRDs that list the first: they get the second right behind it. */
  readonly prds: readonly Document[];
}

export function splitRequirement(document: Document, entity: Entity, split: Split): Outcome {
  const reason = [document, ...split.prds].map(refusalOf).find((one) => one !== undefined);
  if (reason) return refuse(reason);
  const second = secondOf(entity, split);
  const shorter = setFields(document, entity, [{ path: ['statement'], value: split.first }]);
  if (!shorter.ok) return refuse(shorter.reason);
  const changes: FileChange[] = [];
  const own = (edits: readonly TextEdit[]): FileChange => ({ kind: 'edit', file: document.file, edits });
  const [key, index] = entity.path;
  if (entity.path.length === 0) changes.push(own(shorter.edits), { kind: 'create', file: split.file, text: blockLines(Object.entries(second)).join(eolOf(document.text)) + eolOf(document.text) });
  else {
    if (entity.path.length !== 2 || typeof index !== 'number') return refuse('missing');
    const added = appendData(document, { at: [], key: String(key), items: [second], behind: index });
    if (!added.ok) return refuse(added.reason);
    changes.push(own([...shorter.edits, ...added.edits]));
  }
  for (const prd of split.prds) {
    if (prd.file === document.file) continue;
    const edits = listedBehind(prd, entity.id, split.id);
    if (!edits) return refuse('unsafe');
    changes.push({ kind: 'edit', file: prd.file, edits });
  }
  return holds(document, entity, { ...split, changes }) ? { ok: true, changes, show: { file: entity.path.length === 0 ? split.file : document.file, id: split.id } } : refuse('unsafe');
}

function secondOf({ fields }: Entity, { id, second, title }: Split): Readonly<Record<string, Data>> {
  const shared = Object.fromEntries(SHARED.flatMap((key) => (Object.hasOwn(fields, key) && fields[key] !== null ? [[key, fields[key] as Data]] : [])));
  const all: Readonly<Record<string, Data>> = { ...shared, id, title, statement: second };
  return Object.fromEntries(ORDER.flatMap((key) => (Object.hasOwn(all, key) ? [[key, all[key] as Data]] : [])));
}

function listedBehind(prd: Document, first: string, second: string): readonly TextEdit[] | undefined {
  const list = pairOf(prd.root, 'requirements')?.value;
  const index = list?.kind === 'sequence' ? list.items.findIndex((item) => item.kind === 'scalar' && item.value === first) : -1;
  const added = index < 0 ? undefined : appendData(prd, { at: [], key: 'requirements', items: [second], behind: index });
  return added?.ok ? added.edits : undefined;
}

/** Both are there, and the first has lost nothing but its second half. */
function holds(document: Document, entity: Entity, { id, first, second, prds, changes }: Split & { readonly changes: readonly FileChange[] }): boolean {
  const after = documentsAfter([document, ...prds.filter(({ file }) => file !== document.file)], changes);
  if (after.some((one) => one.broken)) return false;
  const now = after.find(({ file }) => file === document.file);
  const before = valueOf(nodeAt(document.root, entity.path)) as Record<string, unknown>;
  const kept = valueOf(nodeAt(now?.root, entity.path));
  const other = after.flatMap(({ entities }) => entities).find((one) => one.id === id);
  return canonical(kept) === canonical({ ...before, statement: first }) && other?.fields['statement'] === second && now?.comments.length === document.comments.length;
}
