// Turns an intent of a panel into checked edits of the documents that it touches, or into the reason why not.
import type { Document, Entity } from '../../core/document/document';
import type { Snapshot } from '../../core/index/snapshot';
import type { TextEdit } from '../../core/text/range';
import type { PanelSession } from './session';

/** Place of an entity's id in the view that an intent was formed on. */
export interface EntityPlace {
  readonly file: string;
  /** Offset of the id in its file. */
  readonly at: number;
}

export function isPlace(value: unknown): value is EntityPlace {
  const { file, at } = (value ?? {}) as Partial<Record<keyof EntityPlace, unknown>>;
  return typeof file === 'string' && typeof at === 'number' && Number.isInteger(at) && at >= 0;
}

/**
 * Why nothing was written: the file changed, can't be read, can't be written, or writing failed; the entity is gone, shares its value
 * with another place, or no safe edit was found; the new value lies outside its range, or is of no known kind.
 */
export type Refusal = 'changed' | 'broken' | 'readonly' | 'failed' | 'missing' | 'alias' | 'unsafe' | 'range' | 'unknown';

export type EditResult = { readonly ok: true; readonly edits: readonly TextEdit[] } | { readonly ok: false; readonly reason: Refusal };

export interface Intent {
  readonly folder: string;
  /** What the panel showed when the user acted. */
  readonly seen: Snapshot | undefined;
  readonly places: readonly EntityPlace[];
  /** Name of the undo step. */
  readonly label: string;
  edit(document: Document, entity: Entity, place: EntityPlace): EditResult;
}

interface Planned {
  readonly document: Document;
  readonly edits: readonly TextEdit[];
}

export function entityAt(snapshot: Snapshot | undefined, place: EntityPlace): Entity | undefined {
  return snapshot?.files.get(place.file)?.entities.find((entity) => entity.idRange.start === place.at);
}

/** Same place, same id and same fields: the text that the edit touches is what the user saw. */
function unchanged(seen: Entity, now: Entity): boolean {
  return seen.id === now.id && seen.kind === now.kind && seen.range.start === now.range.start && JSON.stringify(seen.fields) === JSON.stringify(now.fields);
}

async function plan(session: PanelSession, intent: Intent, file: string): Promise<Planned | Refusal> {
  const document = await session.document(intent.folder, file);
  if (!document) return 'changed';
  const edits: TextEdit[] = [];
  for (const place of intent.places) {
    if (place.file !== file) continue;
    const seen = entityAt(intent.seen, place);
    const now = document.entities.find((entity) => entity.idRange.start === place.at);
    if (!seen || !now || !unchanged(seen, now)) return 'changed';
    const result = intent.edit(document, now, place);
    if (!result.ok) return result.reason;
    edits.push(...result.edits);
  }
  return { document, edits };
}

/** Applies an intent, one undo step a file; nothing is written unless every touched file is as it was seen. */
export async function applyIntent(session: PanelSession, intent: Intent): Promise<Refusal | undefined> {
  const files = [...new Set(intent.places.map((place) => place.file))];
  const planned: Planned[] = [];
  for (const file of files) {
    const result = await plan(session, intent, file);
    if (typeof result === 'string') return result;
    planned.push(result);
  }
  for (const { document, edits } of planned) {
    if (edits.length === 0) continue;
    const applied = await session.apply(intent.folder, document, edits, intent.label);
    if (!applied.ok) return applied.reason;
  }
  return undefined;
}
