// The rows of the tree as data: products, sections, groups, things, files that can't be read, and what stands for rows that are not shown.
import type { Entity } from '../document/document';
import type { EntityKind, Localized } from '../schema/entities';
import type { Grouping } from './outline-entries';

export const SECTIONS = ['goals', 'requirements', 'roadmap', 'feedback', 'risks', 'team', 'unread'] as const;
export type Section = (typeof SECTIONS)[number];

interface Base {
  /** Stays the same while the row means the same thing. */
  readonly key: string;
  readonly scope: string;
}

export type ProductNode = Base & { readonly type: 'product'; readonly label: string; readonly entity?: Entity };
export type SectionNode = Base & { readonly type: 'section'; readonly section: Section; readonly count: number; readonly alert: number };
/** Requirements that share a value, or that no document has (`loose`). */
export type GroupNode = Base & { readonly type: 'group'; readonly by: Exclude<Grouping, 'prd'> | 'loose'; readonly value: string; readonly label: Localized | undefined; readonly count: number };
/** `count` of what is below it, for kinds that hold others; `unreadFrom` is the line past which its file can't be read. */
export type EntityNode = Base & { readonly type: 'entity'; readonly entity: Entity; readonly count?: number; readonly unreadFrom?: number };
export type FileNode = Base & { readonly type: 'file'; readonly file: string; readonly line: number; readonly title?: string };
/** Stands for rows that are not shown: those before the page, or those behind it. */
export type MoreNode = Base & { readonly type: 'more'; readonly parent: string; readonly rest: number; readonly where: 'before' | 'behind' };

/** A row of the tree. */
export type OutlineNode = ProductNode | SectionNode | GroupNode | EntityNode | FileNode | MoreNode;

const SECTION_OF: Partial<Record<EntityKind, Section>> = {
  goal: 'goals', prd: 'requirements', requirement: 'requirements', lane: 'roadmap', milestone: 'roadmap', roadmapItem: 'roadmap',
  feedback: 'feedback', improvement: 'feedback', risk: 'risks', team: 'team', person: 'team',
};

/** The section that a kind of thing stands in, if the tree shows it. */
export function sectionOf(kind: EntityKind): Section | undefined {
  return SECTION_OF[kind];
}
