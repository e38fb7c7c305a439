// Turns things that are dropped onto a row of the tree into the change that this means, or the reason why it means nothing.
import type { Document, Entity } from '../document/document';
import type { Outcome } from '../edits/change';
import { type DocumentNow, inTurn } from '../edits/in-turn';
import { addId, moveId, removeId } from '../edits/list-reference';
import { moveRequirement } from '../edits/requirement-source';
import { type FieldChange, setFields } from '../edits/set-fields';
import { scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { ENTITY_TYPES, type EntityKind } from '../schema/entities';
import { type Language } from './words';

/** A thing with the PRD below which its row stood. */
export interface Dragged {
  readonly entity: Entity;
  readonly from?: Entity;
}

/** Where things are dropped: on a thing, on a group of requirements with a value, on those of no document, or elsewhere. */
export type DropTarget =
  | { readonly kind: 'thing'; readonly entity: Entity; readonly within?: Entity }
  | { readonly kind: 'group'; readonly field: 'status' | 'priority' | 'owner' | 'goal'; readonly value: string; readonly scope: string }
  | { readonly kind: 'loose'; readonly scope: string }
  | { readonly kind: 'elsewhere' };

export type Drop =
  | {
      readonly ok: true;
      /** What happens, in a few words. */
      readonly title: string;
      /** Files that `run` reads. */
      readonly needs: readonly string[];
      readonly run: (documents: readonly Document[]) => Outcome;
    }
  | { readonly ok: false; readonly reason: string };

interface Step {
  readonly title: string;
  readonly needs: readonly string[];
  readonly run: (now: DocumentNow) => Outcome;
}

type Say = (en: string, zh: string) => string;
const REQUIREMENTS = { at: [], key: 'requirements' } as const;

/** All that is dropped goes in one step, or nothing of it. */
export function dropOnto(snapshot: Snapshot, dragged: readonly Dragged[], target: DropTarget, language: Language): Drop {
  const say: Say = (en, zh) => (language === 'zh' ? zh : en);
  const steps: Step[] = [];
  for (const one of dragged) {
    const step = stepOf({ snapshot, say, language }, one, target);
    if (typeof step === 'string') return { ok: false, reason: step };
    steps.push(step);
  }
  const [first] = steps;
  if (!first) return { ok: false, reason: say('Nothing to move.', '没有可移动的内容。') };
  return {
    ok: true,
    title: steps.length === 1 ? first.title : say(`${first.title} and ${steps.length - 1} more`, `${first.title}，另有 ${steps.length - 1} 项`),
    needs: [...new Set(steps.flatMap(({ needs }) => needs))],
    run: (documents) => inTurn(documents, steps.map(({ run }) => run)),
  };
}

interface Scene {
  readonly snapshot: Snapshot;
  readonly say: Say;
  readonly language: Language;
}

/** What a drop means, or why it means nothing. */
function stepOf(scene: Scene, dragged: Dragged, target: DropTarget): Step | string {
  const { snapshot, say } = scene;
  const { entity } = dragged;
  const scope = target.kind === 'thing' ? scopeOf(snapshot, target.entity.file) : target.kind === 'elsewhere' ? undefined : target.scope;
  if (scope !== undefined && scope !== scopeOf(snapshot, entity.file)) return say(`${entity.id} belongs to another product.`, `${entity.id} 属于另一个产品。`);
  if (target.kind === 'thing') return ontoThing(scene, dragged, target.entity, target.within);
  if (entity.kind === 'requirement' && target.kind === 'group') return ontoGroup(scene, entity, target);
  if (entity.kind === 'requirement' && target.kind === 'loose') return outOfPrd(scene, dragged);
  const places = placesOf(entity.kind, scene.language);
  return places === '' ? say(`${entity.id} can’t be moved.`, `${entity.id} 不能移动。`) : say(`Drop ${entity.id} on ${places}.`, `请将 ${entity.id} 放到：${places}。`);
}

function ontoThing(scene: Scene, dragged: Dragged, target: Entity, within: Entity | undefined): Step | string {
  const { say } = scene;
  const { entity } = dragged;
  const { id } = entity;
  if (target.id === id && target.file === entity.file) return say(`${id} is there already.`, `${id} 已在此处。`);
  switch (`${entity.kind} ${target.kind}`) {
    case 'requirement prd': return ontoPrd(scene, dragged, target);
    // Among the requirements of a PRD each of them stands for it.
    case 'requirement requirement': return within ? ontoPrd(scene, dragged, within) : say(`Drop ${id} on a PRD: ${target.id} stands in none.`, `请将 ${id} 放到 PRD 上：${target.id} 不在任何 PRD 中。`);
    case 'requirement roadmapItem': return adding(scene, target, 'requirements', { added: id, title: say(`${id} is in ${target.id} now`, `${id} 已加入 ${target.id}`) });
    case 'feedback requirement': return adding(scene, entity, 'requirements', { added: target.id, title: say(`${id} speaks for ${target.id} now`, `${id} 已关联 ${target.id}`) });
    case 'requirement feedback': return adding(scene, target, 'requirements', { added: id, title: say(`${target.id} speaks for ${id} now`, `${target.id} 已关联 ${id}`) });
    case 'requirement goal': return adding(scene, entity, 'goals', { added: target.id, title: say(`${id} serves ${target.id} now`, `${id} 已关联 ${target.id}`) });
    case 'roadmapItem goal': return adding(scene, entity, 'goals', { added: target.id, title: say(`${id} serves ${target.id} now`, `${id} 已关联 ${target.id}`) });
    case 'prd roadmapItem': return setting(scene, target, 'prd', { value: id, title: say(`${target.id} builds ${id} now`, `${target.id} 现对应 ${id}`) });
    case 'risk roadmapItem': case 'risk requirement': case 'risk prd': case 'risk goal':
      return adding(scene, entity, 'affects', { added: target.id, title: say(`${id} affects ${target.id} now`, `${id} 现影响 ${target.id}`) });
    case 'roadmapItem lane': case 'milestone lane': return setting(scene, entity, 'lane', { value: target.id, title: say(`${id} is in ${target.id} now`, `${id} 已移到 ${target.id}`) });
    case 'person team': return setting(scene, entity, 'team', { value: target.id, title: say(`${id} is in ${target.id} now`, `${id} 已加入 ${target.id}`) });
    case 'requirement person': case 'prd person': case 'risk person': case 'roadmapItem person':
      return setting(scene, entity, 'owner', { value: target.id, title: say(`${id} belongs to ${target.id} now`, `${id} 现由 ${target.id} 负责`) });
    default: return refusal(scene, entity.kind, target.kind);
  }
}

/** What each kind of thing can be dropped on. */
const PLACES: Partial<Record<EntityKind, readonly EntityKind[]>> = {
  requirement: ['prd', 'roadmapItem', 'feedback', 'goal', 'person'], feedback: ['requirement'], prd: ['roadmapItem', 'person'], risk: ['roadmapItem', 'requirement', 'prd', 'goal', 'person'],
  roadmapItem: ['lane', 'goal', 'person'], milestone: ['lane'], person: ['team'],
};

/** `a PRD, a goal or a person`. */
function placesOf(kind: EntityKind, language: Language): string {
  const names = (PLACES[kind] ?? []).map((one) => ENTITY_TYPES[one].one[language]);
  if (language === 'zh') return names.join('、');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function refusal({ say, language }: Scene, kind: EntityKind, onto: EntityKind): string {
  const [name, other] = [ENTITY_TYPES[kind].one, ENTITY_TYPES[onto].one];
  const start = name.en.replace(/^./, (letter) => letter.toUpperCase());
  const places = placesOf(kind, language);
  const fact = say(`${start} can’t be dropped on ${other.en}.`, `${name.zh}不能放到${other.zh}上。`.replace(/(?<=[A-Za-z])(?=\p{sc=Han})|(?<=\p{sc=Han})(?=[A-Za-z])/gu, ' '));
  return places === '' ? fact : fact + say(` It goes on ${places}.`, `可放到：${places}。`);
}

/** Moves a requirement to a PRD: what is written in a PRD with its whole text, else the reference from the PRD it was dragged out of. */
function ontoPrd({ snapshot, say }: Scene, { entity, from }: Dragged, prd: Entity): Step | string {
  const { id, file } = entity;
  const facts = snapshot.files.get(prd.file);
  const inPlace = entity.container !== undefined && snapshot.files.get(file)?.kind === 'prd';
  if ((inPlace && file === prd.file) || (from?.id === prd.id && from.file === prd.file)) return say(`${prd.id} has ${id} already.`, `${prd.id} 已包含 ${id}。`);
  const listed = facts?.references.some((one) => one.id === id && one.from === prd.id && one.field === 'requirements') ?? false;
  if (inPlace && (!from || from.file === file)) {
    return {
      title: say(`Moved the whole text of ${id} to ${prd.id}`, `已将 ${id} 全文移到 ${prd.id}`), needs: [file, prd.file],
      run: (now) => inTurn(both(now, file, prd.file), [
        (then) => withBoth(then, file, prd.file, (source, target) => moveRequirement(source, id, target)),
        // The PRD it came from would keep its id.
        (then) => withBoth(then, file, prd.file, (source) => removeId(source, REQUIREMENTS, id)),
      ]),
    };
  }
  if (listed) return say(`${prd.id} lists ${id} already.`, `${prd.id} 已列出 ${id}。`);
  if (!from) return { title: say(`${prd.id} lists ${id} now`, `${prd.id} 现列出 ${id}`), needs: [prd.file], run: (now) => withOne(now, prd.file, (target) => addId(target, REQUIREMENTS, id)) };
  return {
    title: say(`Moved the reference ${id} to ${prd.id}`, `已将引用 ${id} 移到 ${prd.id}`), needs: [from.file, prd.file],
    run: (now) => withBoth(now, from.file, prd.file, (source, target) => moveId(source, REQUIREMENTS, id, { to: target, list: REQUIREMENTS })),
  };
}

function outOfPrd({ snapshot, say }: Scene, { entity, from }: Dragged): Step | string {
  const { id, file } = entity;
  if (!from) return say(`Drag ${id} out of a PRD to take it off the list.`, `请从 PRD 中拖出 ${id}，以将其移除。`);
  if (from.file === file && snapshot.files.get(file)?.kind === 'prd') return say(`${id} is written in ${from.id}. Extract it to a file first.`, `${id} 写在 ${from.id} 中。请先移到单独的文件。`);
  return { title: say(`${from.id} no longer lists ${id}`, `${from.id} 不再列出 ${id}`), needs: [from.file], run: (now) => withOne(now, from.file, (document) => removeId(document, REQUIREMENTS, id)) };
}

function ontoGroup(scene: Scene, entity: Entity, { field, value }: Extract<DropTarget, { kind: 'group' }>): Step | string {
  const { say } = scene;
  if (value === '') return say(`Drop ${entity.id} on a group with a value.`, `请将 ${entity.id} 放到有值的分组上。`);
  if (field === 'goal') return adding(scene, entity, 'goals', { added: value, title: say(`${entity.id} serves ${value} now`, `${entity.id} 已关联 ${value}`) });
  return setting(scene, entity, field, { value, title: say(`${entity.id}: ${field} ${value}`, `${entity.id}：${field} 为 ${value}`) });
}

/** Enters an id in a list of a thing. */
function adding({ say }: Scene, holder: Entity, key: string, { added, title }: { readonly added: string; readonly title: string }): Step | string {
  const known = holder.fields[key];
  if (Array.isArray(known) && known.includes(added)) return say(`${holder.id} names ${added} already.`, `${holder.id} 已关联 ${added}。`);
  return {
    title, needs: [holder.file],
    run: (now) => withThing(now, holder, (document, thing) => addId(document, { at: thing.path, key }, added)),
  };
}

/** Sets a field of a thing. */
function setting({ say }: Scene, holder: Entity, field: string, { value, title }: { readonly value: string; readonly title: string }): Step | string {
  if (holder.fields[field] === value) return say(`${holder.id} has that already.`, `${holder.id} 已是如此。`);
  const changes: FieldChange[] = [{ path: [field], value }];
  return {
    title, needs: [holder.file],
    run: (now) => withThing(now, holder, (document, thing) => {
      const result = setFields(document, thing, changes);
      return result.ok ? { ok: true, changes: [{ kind: 'edit', file: document.file, edits: result.edits }] } : result;
    }),
  };
}

function withOne(now: DocumentNow, file: string, work: (document: Document) => Outcome): Outcome {
  const document = now(file);
  return document ? work(document) : { ok: false, reason: 'missing' };
}

/** The thing as the document has it now. */
function withThing(now: DocumentNow, { id, kind, file }: Entity, work: (document: Document, thing: Entity) => Outcome): Outcome {
  return withOne(now, file, (document) => {
    const thing = document.entities.find((one) => one.id === id && one.kind === kind);
    return thing ? work(document, thing) : { ok: false, reason: 'missing' };
  });
}

function withBoth(now: DocumentNow, from: string, to: string, work: (from: Document, to: Document) => Outcome): Outcome {
  return withOne(now, from, (source) => withOne(now, to, (target) => work(source, target)));
}

function both(now: DocumentNow, ...files: readonly string[]): Document[] {
  return files.flatMap((file) => now(file) ?? []);
}
