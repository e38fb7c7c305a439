// A parsed product document: syntax tree, entities, references and what could not be read.
import type { EntityKind } from '../schema/entities';
import type { LineStarts } from '../text/lines';
import type { Range } from '../text/range';
import type { FileKind } from './file-kind';
import type { Finding } from './finding';
import type { Path, SyntaxNode } from './tree';

/** A thing with an id. */
export interface Entity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly file: string;
  /** Place of the id's value. */
  readonly idRange: Range;
  /** Place of the whole mapping; of a whole document when it stands at the root. */
  readonly range: Range;
  readonly path: Path;
  /** Places of its values that findings across files show, by field; for one in a list of mappings `actions.0.due`. Requirements have none. */
  readonly places?: Readonly<Record<string, Range>>;
  /** What a requirement's statement says, as `gistOf` tells it: the same for statements that say nearly the same. Rejected ones have none. */
  readonly gist?: string;
  /** Id of the entity whose mapping this one stands in. */
  readonly container?: string;
  /** Its fields as plain data (see the generated types); entities written inside it stay in place. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A value that names an entity. */
export interface Reference {
  readonly file: string;
  readonly id: string;
  /** Kinds that the field takes. */
  readonly kinds: readonly EntityKind[];
  readonly range: Range;
  /** Innermost entity that holds the field, where there is one. */
  readonly from?: string;
  readonly fromKind?: EntityKind;
  /** Field within that entity, without list positions: `dependsOn`, `source.feedback`. */
  readonly field: string;
  readonly path: Path;
}

/** An id in running text (Markdown body): navigable, never a finding. */
export interface IdMention extends Range {
  readonly id: string;
}

/** The parts that every PRD answers for before review, and the other fields that a Markdown heading can stand for. */
export type PrdPart =
  | 'vision' | 'targetMarket' | 'competition' | 'functional' | 'priorities' | 'useCases' | 'system' | 'performance' | 'salesSupport'
  | 'summary' | 'problem' | 'goals' | 'nonGoals' | 'releaseCriteria' | 'openQuestions' | 'acceptance' | 'risks' | 'revisions';

/** A Markdown heading with the text below it. */
export interface Section {
  readonly title: string;
  readonly level: number;
  readonly range: Range;
  readonly heading: Range;
  readonly part?: PrdPart;
  /** There is text under the heading or under a heading below it. */
  readonly filled: boolean;
}

export interface Document {
  readonly file: string;
  readonly kind: FileKind;
  readonly text: string;
  readonly lineStarts: LineStarts;
  readonly root?: SyntaxNode;
  readonly comments: readonly Range[];
  /** What was found while reading: rules of the group `yaml` and `file`. */
  readonly findings: readonly Finding[];
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
  readonly mentions: readonly IdMention[];
  readonly sections: readonly Section[];
  readonly unreadIds: readonly string[];
  readonly broken: boolean;
  /** Where the YAML lies: the whole text, or the front matter of a Markdown file; nothing where a Markdown file has none. */
  readonly yaml?: Range;
  /** What the document was put together from, where it holds a long list. */
  readonly pieces?: Pieces;
}

/** What a document, or a part of one, says of things: those it defines and those it names. */
export interface Extract {
  readonly entities: readonly Entity[];
  readonly references: readonly Reference[];
}

/** Entities and references of a document by items of its longest list. Nothing here keeps a text or a syntax tree alive. */
export interface Parts {
  /** What stands around the list; offsets leave the list's lines out. */
  readonly frame: Extract;
  /** Offset in the frame where the list stands. */
  readonly head: number;
  /** The same object as long as an item's text is the same, wherever it moves. */
  readonly items: readonly Extract[];
  /** Offset of each item's first line, and of the end of the list. */
  readonly starts: readonly number[];
}

/**
 * A document whose longest list is read item by item. Every piece is a document of its own, whose places count from its beginning; it holds
 * nothing of the text around it. Read together the pieces say what the text says as a whole, as each of them is complete in itself: a piece
 * that can't be told apart from its neighbours for certain (anchors, document markers) makes the whole text be read at once.
 * A syntax error stays within its item.
 */
export interface Pieces {
  /** The text without the list's lines. */
  readonly frame: Piece;
  /** Position in the frame's root of the pair that holds the list. */
  readonly slot: number;
  readonly column: number;
  readonly items: readonly Piece[];
  readonly parts: Parts;
  /** By what is asked of a piece, which items have anything to say. */
  readonly marks: Map<unknown, Marks>;
}

/** Positions of items, in order; those of a stretch that was read anew are not asked yet. */
export interface Marks {
  readonly indexes: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface Piece extends Document {
  readonly extract: Extract;
}
