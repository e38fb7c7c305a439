// Turns a reference to an id that nothing has into the creation of the thing that it names.
import type { Document, Reference } from '../document/document';
import { appendData } from '../edits/append-data';
import { appendRequirement } from '../edits/append-requirement';
import type { Data } from '../edits/block-text';
import { documentsAfter, type FileChange, type Outcome } from '../edits/change';
import { skeletonOf } from '../edits/skeleton';
import type { FileKind } from '../document/file-kind';
import { pairOf } from '../document/tree';
import { definitionsOf, pathsOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import type { EntityKind } from '../schema/entities';
import { type RootKind, type Shape, shapeAt } from '../schema/shape';
import { freeFile } from './free-file';
import type { DocumentOf } from './refactorings';
import { listOfOthers } from './requirement-list';
import type { Asked, Language } from './words';

/** Where the things of a kind are listed at the top of a file. */
const LISTS: Readonly<Partial<Record<EntityKind, readonly [FileKind & RootKind, string]>>> = {
  goal: ['product', 'goals'], persona: ['product', 'personas'], competitor: ['product', 'competitors'],
  useCase: ['prd', 'useCases'],
  lane: ['roadmap', 'lanes'], milestone: ['roadmap', 'milestones'], roadmapItem: ['roadmap', 'items'],
  feedback: ['feedback', 'feedback'], improvement: ['feedback', 'improvements'],
  risk: ['risks', 'risks'], team: ['team', 'teams'],
};

export interface Creation {
  readonly id: string;
  readonly needs: readonly string[];
  readonly run: (documentOf: DocumentOf) => Outcome;
}

/** The creation of what a reference names; nothing where no file of the product could hold it. */
export function creationOf(snapshot: Snapshot, document: Document, reference: Reference, asked: Asked): Creation | undefined {
  const { id } = reference;
  if (id.startsWith('@') || definitionsOf(snapshot, id, { most: 1 }).length > 0) return undefined;
  const kind = kindFor(snapshot, reference);
  if (!kind) return undefined;
  if (kind === 'requirement') return newRequirement(snapshot, document, reference, asked);
  const home = LISTS[kind];
  if (!home) return undefined;
  const [fileKind, key] = home;
  const shape = shapeAt(fileKind, [key, 0]);
  const file = document.kind === fileKind ? document.file : fileOf(snapshot, document.file, fileKind, kind);
  if (!shape || file === undefined) return undefined;
  return {
    id, needs: file === document.file ? [] : [file],
    run: (documentOf) => {
      const target = file === document.file ? document : documentOf(file);
      if (!target) return { ok: false, reason: 'missing' };
      const added = appendData(target, { at: [], key, items: [requiredData(shape, id, asked)] });
      return added.ok ? checkedCreation(target, [{ kind: 'edit', file, edits: added.edits }], { file, id }) : added;
    },
  };
}

function checkedCreation(target: Document, changes: readonly FileChange[], show: { readonly file: string; readonly id: string }): Outcome {
  const after = documentsAfter([target], changes).find(({ file }) => file === show.file);
  return after && !after.broken && after.entities.some(({ id }) => id === show.id) ? { ok: true, changes, show } : { ok: false, reason: 'unsafe' };
}

/** The kind whose prefix the id has, else the only one that the field takes. */
function kindFor({ config }: Snapshot, { id, kinds }: Reference): EntityKind | undefined {
  const numbered = kinds.filter((kind) => kind !== 'person');
  return numbered.find((kind) => id.startsWith(`${config.prefixes[kind]}-`) || id.includes(`-${config.prefixes[kind]}-`)) ?? (numbered.length === 1 ? numbered[0] : undefined);
}

/** A file of the product that lists such things already, else one that could. */
function fileOf(snapshot: Snapshot, from: string, fileKind: FileKind, kind: EntityKind): string | undefined {
  const scope = scopeOf(snapshot, from);
  const files = pathsOf(snapshot).filter((file) => scopeOf(snapshot, file) === scope && snapshot.files.get(file)?.kind === fileKind && snapshot.files.get(file)?.broken === false);
  return files.find((file) => snapshot.files.get(file)?.entities.some((entity) => entity.kind === kind)) ?? files[0];
}

/** Into the list that the reference stands in, or where the PRD's other requirements are, else into a file beside. */
function newRequirement(snapshot: Snapshot, document: Document, { id }: Reference, { language, today }: Asked): Creation {
  const file = isList(document) ? document.file : document.kind === 'prd' ? listOfOthers(snapshot, document) : undefined;
  const title = language === 'zh' ? '新需求' : 'New requirement';
  if (file === undefined) {
    const beside = freeFile(snapshot, document.file, { id });
    const text = skeletonOf('requirements', { id, title, language, today, single: true });
    return { id, needs: [], run: () => ({ ok: true, changes: [{ kind: 'create', file: beside, text }], show: { file: beside, id } }) };
  }
  return {
    id, needs: file === document.file ? [] : [file],
    run: (documentOf) => {
      const target = file === document.file ? document : documentOf(file);
      if (!target) return { ok: false, reason: 'missing' };
      const added = appendRequirement(target, { id, title, language });
      return added.ok ? { ok: true, changes: [{ kind: 'edit', file, edits: added.edits }], show: { file, id } } : added;
    },
  };
}

function isList({ kind, root }: Document): boolean {
  return kind === 'requirements' && pairOf(root, 'requirements') !== undefined;
}

/** What the schema demands of a thing, with words to be replaced. */
function requiredData(shape: Shape, id: string, asked: Asked): Readonly<Record<string, Data>> {
  const mapping = shape.mapping ?? shape;
  return Object.fromEntries(mapping.required.flatMap((key) => {
    const field = mapping.properties?.get(key);
    return field ? [[key, field.defines ? id : placeholderOf(field, asked)]] : [];
  }));
}

function placeholderOf(field: Shape, { language, today }: Asked): Data {
  const [value] = field.values ?? [];
  if (value) return value.value;
  if (field.format === 'prd-date' || field.format === 'prd-period') return today;
  if (field.types.includes('number') || field.types.includes('integer')) return field.minimum ?? 0;
  return untitled(language);
}

function untitled(language: Language): string {
  return language === 'zh' ? '待定' : 'TBD';
}

