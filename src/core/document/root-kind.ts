// Tells which schema a document's root follows.
import type { RootKind } from '../schema/shape';
import type { FileKind } from './file-kind';
import { pairOf, type SyntaxNode } from './tree';

/** Schema of a document's root; a requirements file with the key `requirements` is a list. */
export function rootKindOf(kind: FileKind, root: SyntaxNode | undefined): RootKind {
  if (kind !== 'requirements') return kind;
  return pairOf(root, 'requirements') || root?.kind === 'sequence' ? 'requirementList' : 'requirement';
}
