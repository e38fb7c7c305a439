// Reads the filter box (`text @owner #tag "some words"`) and tells which items pass.
import type { NamedRef, RoadmapItem } from './types';

type Term = { readonly kind: 'text' | 'owner' | 'tag'; readonly text: string };

/** An item passes when it answers to every term. */
export interface Filter {
  readonly terms: readonly Term[];
}

export function parseFilter(text: string): Filter {
  const terms: Term[] = [];
  for (const [, quoted, word] of text.matchAll(/"([^"]+)"?|(\S+)/g)) {
    const term = (quoted ?? word ?? '').toLowerCase();
    if (term.startsWith('@')) terms.push({ kind: 'owner', text: term.slice(1) });
    else if (term.startsWith('#')) terms.push({ kind: 'tag', text: term.slice(1) });
    else if (term.trim() !== '') terms.push({ kind: 'text', text: term });
  }
  return { terms };
}

const has = (text: string | undefined, part: string): boolean => text?.toLowerCase().includes(part) ?? false;
const named = (ref: NamedRef | undefined, part: string): boolean => has(ref?.id, part) || has(ref?.label, part);

function answers(item: RoadmapItem, { kind, text }: Term): boolean {
  switch (kind) {
    case 'owner':
      return named(item.owner, text);
    case 'tag':
      return [...item.tags, ...item.requirements].some((tag) => has(tag, text)) || [item.prd, ...item.goals, ...item.teams].some((ref) => named(ref, text));
    case 'text':
      return has(item.title, text) || has(item.id, text);
  }
}

export function passes(item: RoadmapItem, filter: Filter): boolean {
  return filter.terms.every((term) => answers(item, term));
}
