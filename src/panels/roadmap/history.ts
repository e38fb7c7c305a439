// Remembers the edits of one panel, and takes them back or does them again as long as nothing else changed their file.
import { applyEdits, type TextEdit } from '../../core/text/range';
import { invertEdits } from '../../core/text/invert';
import type { PanelSession } from '../shared/session';

interface Step {
  readonly folder: string;
  readonly file: string;
  /** The text that the edits are of. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Why there was nothing to do; `none` where nothing is left. */
export type HistoryRefusal = 'none' | 'changed' | 'broken' | 'readonly' | 'failed';

export interface History {
  /** The session, whose edits are remembered. */
  readonly session: PanelSession;
  undo(): Promise<HistoryRefusal | undefined>;
  redo(): Promise<HistoryRefusal | undefined>;
}

const MOST = 100;

/** The step that takes a step back. */
function inverse({ folder, file, text, edits }: Step): Step {
  return { folder, file, text: applyEdits(text, edits), edits: invertEdits(text, edits) };
}

export function createHistory(session: PanelSession, label: string): History {
  let done: Step[] = [];
  let undone: Step[] = [];
  /** Does the last step of `from`, and puts the one that takes it back on the other side. */
  const run = async (from: Step[], to: Step[]): Promise<HistoryRefusal | undefined> => {
    const step = from.at(-1);
    if (!step) return 'none';
    const document = await session.document(step.folder, step.file);
    if (document?.text !== step.text) return 'changed';
    const applied = await session.apply(step.folder, document, step.edits, label);
    if (!applied.ok) return applied.reason;
    from.pop();
    to.push(inverse(step));
    return undefined;
  };
  return {
    session: {
      ...session,
      async apply(folder, document, edits, name) {
        const applied = await session.apply(folder, document, edits, name);
        if (applied.ok) {
          done = [...done, inverse({ folder, file: document.file, text: document.text, edits })].slice(-MOST);
          undone = [];
        }
        return applied;
      },
    },
    undo: () => run(done, undone),
    redo: () => run(undone, done),
  };
}
