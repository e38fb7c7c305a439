// Turns a text into its document and what the index keeps of it, in steps short enough to be run between other work.
import type { Document } from '../document/document';
import { parseInSteps } from '../document/parse';
import type { DocumentFacts } from '../index/facts';
import { factsOf } from '../index/facts-of';
import { checkDocument, checkInSteps } from './check';

export interface Examined {
  readonly document: Document;
  readonly facts: DocumentFacts;
}

export function examine(document: Document): Examined {
  return { document, facts: factsOf(document, checkDocument(document)) };
}

/** `text` is that of `file`, or nothing when its bytes are no text. */
export function* examineInSteps(file: string, text: string | undefined): Generator<void, Examined> {
  const document = yield* parseInSteps(file, text);
  yield* checkInSteps(document);
  yield;
  return examine(document);
}
