// Reads who is responsible for what from a team file: duties by area, and the people behind handles and teams.
import type { Entity, Reference } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { entityOf, namersOf, textField } from '../index/lookup';
import { shapeAt } from '../schema/shape';
import type { Context } from './rule';

export interface Duty {
  readonly area: string;
  /** Those who do it. */
  readonly responsible: readonly Reference[];
}

/** Duties that name an area and somebody who does it. */
export function dutiesOf({ ruleKeys, references }: DocumentFacts): Duty[] {
  return ruleKeys.flatMap(({ key, range }) => {
    const responsible = references.filter(({ field, range: { start } }) => field === 'responsibilities.responsible' && start >= range.start && start < range.end);
    return responsible.length > 0 ? [{ area: key, responsible }] : [];
  });
}

/** The person of a handle, or those of a team. */
export function peopleOf({ id, file }: Reference, { snapshot, asks }: Context): Entity[] {
  const party = entityOf(snapshot, id, file);
  if (party?.kind === 'person') return [party];
  if (party?.kind !== 'team') return [];
  asks(id);
  return [...namersOf(snapshot, party)].flatMap(({ from, fromKind, field, file: other }) => (fromKind === 'person' && field === 'team' ? (entityOf(snapshot, from ?? '', other) ?? []) : []));
}

/** Function of the team that a person belongs to. */
export function functionOf(person: Entity, { snapshot, asks }: Context): string | undefined {
  const team = textField(person, 'team');
  if (team === undefined) return undefined;
  asks(team);
  const entity = entityOf(snapshot, team, person.file);
  return entity && textField(entity, 'function');
}

/** Words for an area inside a sentence. */
export function areaName(area: string): { readonly en: string; readonly zh: string } {
  const title = shapeAt('team', ['teams', 0, 'function'])?.values?.find(({ value }) => value === area)?.title;
  return title ? { en: title.en.toLowerCase(), zh: title.zh } : { en: area, zh: area };
}
