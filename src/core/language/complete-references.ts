// Turns the things that a field can name into completions.
import type { Entity } from '../document/document';
import { definitionsOf, entityOf, labelOf, scopeOf, scopesOf, textField } from '../index/lookup';
import type { EntityKind } from '../schema/entities';
import { cardOf } from './card';
import { holdsAll, searchable, type Searchable, textOf } from './complete-search';
import type { Completion, CompletionContext } from './completion-item';
import { entityShape, valueNamed } from './fields';
import type { Asked } from './words';
import type { Snapshot } from '../index/snapshot';

/** More than this are not sent to the editor at once. */
const MOST = 200;

export interface References {
  readonly items: readonly Completion[];
  readonly incomplete: boolean;
}

/** Ids of the kinds, own product first; none that the list has already, and not the thing itself. `write` makes the text of an id. */
export function referenceItems(context: CompletionContext, kinds: readonly EntityKind[], write: (id: string) => string): References {
  const { snapshot, scope, slot } = context;
  const typed = typedWords(context);
  const excluded = new Set(slot.items);
  const itself = entityAround(context);
  if (itself && kinds.includes(itself.kind)) excluded.add(itself.id);
  const describe = describerOf(context);
  const items: Completion[] = [];
  // Where nothing is typed yet, nothing chooses among more.
  const most = typed.length > 0 ? 2 * MOST : MOST;
  let incomplete = false;
  for (const { things, texts } of candidates(context, kinds)) {
    for (let i = 0; i < things.length; i++) {
      // Beyond the limit only what was typed decides; the editor asks again with each letter.
      if (items.length >= MOST && !holdsAll(texts[i] as string, typed)) {
        incomplete = true;
        continue;
      }
      const entity = things[i] as Entity;
      if (excluded.has(entity.id)) continue;
      if (items.length >= most) return { items, incomplete: true };
      excluded.add(entity.id);
      const from = scopeOf(snapshot, entity.file);
      const label = labelOf(entity);
      items.push({
        label: entity.id, kind: 'reference', insertText: write(entity.id), range: slot.range, filterText: textOf(entity),
        sortText: `${from === scope ? 'a' : 'b'}${sortable(entity.id)}`,
        ...(label !== entity.id && { description: label }),
        ...describe(entity, from === scope ? undefined : from),
        thing: { id: entity.id, file: entity.file },
      });
    }
  }
  return { items, incomplete };
}

/** Words between the beginning of the place and the cursor, which is what the editor compares; what stands behind the cursor is replaced. */
function typedWords({ document, slot, offset }: CompletionContext): string[] {
  const typed = document.text.slice(slot.range.start, Math.min(slot.range.end, offset));
  return typed.replace(/^["']/, '').toLowerCase().split(/\s+/).filter(Boolean);
}

/** Things of the kinds, those of the own product first. */
function* candidates({ snapshot, scope }: CompletionContext, kinds: readonly EntityKind[]): Iterable<Searchable> {
  for (const kind of kinds) yield searchable(snapshot, scope, kind);
  for (const from of scopesOf(snapshot)) {
    if (from !== scope) for (const kind of kinds) yield searchable(snapshot, from, kind);
  }
}

/** REQ-9 before REQ-12. */
function sortable(id: string): string {
  return id.replace(/\d{1,15}$/, (digits) => digits.padStart(15, '0'));
}

/** The innermost thing that the cursor is in. */
function entityAround({ document, slot }: CompletionContext): Entity | undefined {
  let found: Entity | undefined;
  for (const entity of document.entities) {
    if (entity.path.length >= (found?.path.length ?? 0) && entity.path.every((step, i) => step === slot.path[i])) found = entity;
  }
  return found;
}

/** Gives a function that says status and owner of a thing, or what a person does; looks each name up once. */
function describerOf({ snapshot, document, language }: CompletionContext): (entity: Entity, foreign: string | undefined) => { readonly detail?: string } {
  const statuses = new Map<EntityKind, ReturnType<typeof entityShape>>();
  const names = new Map<string, string>();
  return (entity, foreign) => {
    const parts: string[] = [];
    const status = textField(entity, 'status');
    if (status !== undefined) {
      if (!statuses.has(entity.kind)) statuses.set(entity.kind, entityShape(entity)?.properties?.get('status'));
      parts.push(valueNamed(statuses.get(entity.kind), status)?.title[language] ?? status);
    }
    const owner = textField(entity, 'owner');
    if (owner !== undefined) {
      let name = names.get(owner);
      if (name === undefined) {
        const person = entityOf(snapshot, owner, document.file);
        name = person ? labelOf(person) : owner;
        names.set(owner, name);
      }
      parts.push(name);
    }
    const role = textField(entity, 'role');
    if (role !== undefined) parts.push(role);
    if (foreign !== undefined) parts.push(foreign || '/');
    return parts.length > 0 ? { detail: parts.join(' · ').slice(0, 120) } : {};
  };
}

/** The completion with the card of the thing that it inserts, made only for the one that is looked at. */
export function resolveCompletion(snapshot: Snapshot, item: Completion, asked: Asked): Completion {
  const { thing } = item;
  const entity = thing && definitionsOf(snapshot, thing.id).find(({ file }) => file === thing.file);
  return entity ? { ...item, documentation: cardOf(snapshot, entity, asked).markdown } : item;
}
