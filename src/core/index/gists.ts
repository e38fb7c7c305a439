// Finds another requirement whose statement says nearly the same as that of a given one.
import type { Entity, Extract, Parts } from '../document/document';
import { aroundOf, itemOf } from '../document/parts';
import type { DocumentFacts } from './facts';
import { filesIn } from './file-list';
import { scopeOf } from './lookup';
import type { Snapshot } from './snapshot';

/** The first other requirement of the product, by file and place, that says nearly the same; of very many all name the first one. */
export function twinOf(snapshot: Snapshot, { gist, file, idRange }: Entity): Entity | undefined {
  if (gist === undefined) return undefined;
  const files = filesIn(snapshot.saidIn.get(gist));
  for (const other of files.length > 1 ? firstOfScope(snapshot, files, scopeOf(snapshot, file)) : files) {
    const facts = snapshot.files.get(other);
    const twin = facts && firstTwo(facts, gist).find((one) => other !== file || one.idRange.start !== idRange.start);
    if (twin) return twin;
  }
  return undefined;
}

/** Whether several requirements say this. */
export function isSaidTwice({ saidIn, files }: Snapshot, gist: string): boolean {
  const [file, second] = filesIn(saidIn.get(gist));
  if (file === undefined || second !== undefined) return second !== undefined;
  const facts = files.get(file);
  return facts !== undefined && firstTwo(facts, gist).length > 1;
}

const firsts = new WeakMap<Snapshot['products'], WeakMap<readonly string[], Map<string, readonly string[]>>>();

/** The first two files of a product in a list, found once for all who ask. */
function firstOfScope(snapshot: Snapshot, files: readonly string[], scope: string): readonly string[] {
  let lists = firsts.get(snapshot.products);
  if (!lists) firsts.set(snapshot.products, (lists = new WeakMap()));
  let scopes = lists.get(files);
  if (!scopes) {
    const all = new Map<string, string[]>();
    for (const file of files) {
      const home = scopeOf(snapshot, file);
      const own = all.get(home);
      if (!own) all.set(home, [file]);
      else if (own.length < 2) own.push(file);
    }
    lists.set(files, (scopes = all));
  }
  return scopes.get(scope) ?? [];
}

/** Where a thing stands: the number of its part, the list's items between what is before and behind, and its place there. */
interface Spot {
  readonly part: number;
  readonly at: number;
}

const spots = new WeakMap<DocumentFacts | Parts, ReadonlyMap<string, readonly Spot[]>>();

/** The first two requirements of a document that say this. */
function firstTwo(facts: DocumentFacts, gist: string): readonly Entity[] {
  const { parts } = facts;
  if (!parts && facts.entities.length === 1) return facts.entities;
  let known = spots.get(parts ?? facts);
  if (!known) spots.set(parts ?? facts, (known = spotsIn(parts ? [aroundOf(parts).before, ...parts.items, aroundOf(parts).behind] : [facts])));
  return (known.get(gist) ?? []).flatMap(({ part, at }) => partOf(facts, part).entities[at] ?? []);
}

function spotsIn(extracts: readonly Pick<Extract, 'entities'>[]): ReadonlyMap<string, readonly Spot[]> {
  const all = new Map<string, Spot[]>();
  extracts.forEach(({ entities }, part) => {
    for (let at = 0; at < entities.length; at++) {
      const gist = entities[at]?.gist;
      if (gist === undefined) continue;
      const own = all.get(gist);
      if (!own) all.set(gist, [{ part, at }]);
      else if (own.length < 2) own.push({ part, at });
    }
  });
  return all;
}

function partOf(facts: DocumentFacts, part: number): Pick<Extract, 'entities'> {
  const { parts } = facts;
  if (!parts) return facts;
  if (part === 0) return aroundOf(parts).before;
  return part <= parts.items.length ? itemOf(parts, part - 1) : aroundOf(parts).behind;
}
