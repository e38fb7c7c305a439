// Turns a few typed letters into the things whose id or title holds them, best first.
import type { Entity } from '../document/document';
import type { DocumentFacts } from '../index/facts';
import { homeOf } from './home';
import { labelOf, pathsOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { cut } from './markdown-text';

export interface WorkspaceSymbol {
  /** `REQ-12 Pay with a saved card`. */
  readonly name: string;
  readonly entity: Entity;
  /** What the thing belongs to. */
  readonly container: string;
}

const MOST = 500;

/**
 * Things of all products, what fits best first, no more than some hundreds. Things that hold the letters apart, in their order, come only where
 * nothing holds the words themselves: the editor orders anew, by the first word alone, and what is looked for would drown among them.
 */
export function workspaceSymbols(snapshot: Snapshot, query: string, most = MOST): WorkspaceSymbol[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  // By how well they fit; the order of the files within.
  const groups: Entity[][] = [[], [], [], [], []];
  for (const file of pathsOf(snapshot)) {
    const facts = snapshot.files.get(file);
    if (!facts) continue;
    const names = namesOf(facts);
    for (let i = 0; i < names.length; i++) {
      const fit = fitOf(names[i] ?? '', words);
      const entity = fit < 0 ? undefined : facts.entities[i];
      const group = groups[fit];
      if (entity && group && group.length < most) group.push(entity);
    }
  }
  const held = groups.slice(0, 4).flat();
  return (held.length > 0 ? held : groups.flat()).slice(0, most).map((entity) => {
    const label = labelOf(entity);
    const home = homeOf(snapshot, entity);
    return { name: label === entity.id ? entity.id : `${entity.id} ${cut(label.replace(/\s+/g, ' '), 120)}`, entity, container: home ? cut(labelOf(home).replace(/\s+/g, ' '), 60) : entity.file };
  });
}

const lists = new WeakMap<DocumentFacts, readonly string[]>();

/** Id and title of each thing of a document, in small letters. */
function namesOf(facts: DocumentFacts): readonly string[] {
  let names = lists.get(facts);
  if (!names) {
    names = facts.entities.map((entity) => `${entity.id} ${labelOf(entity)}`.toLowerCase());
    lists.set(facts, names);
  }
  return names;
}

/** 0: the id itself; 1: the id begins so; 2: a word begins so; 3: it is in there; 4: its letters are, in order; −1: not. The worst of all words. */
function fitOf(name: string, words: readonly string[]): number {
  let worst = 0;
  for (const word of words) {
    const fit = wordFit(name, word);
    if (fit < 0) return -1;
    worst = Math.max(worst, fit);
  }
  return worst;
}

function wordFit(name: string, word: string): number {
  const at = name.indexOf(word);
  if (at === 0) return name.charAt(word.length) === ' ' ? 0 : 1;
  if (at > 0) return name.includes(` ${word}`) || name.includes(`-${word}`) ? 2 : 3;
  let from = 0;
  for (const letter of word) {
    const next = name.indexOf(letter, from);
    if (next < 0) return -1;
    from = next + letter.length;
  }
  return 4;
}
