// Asks the editor for the ranking under moved weights, dependencies and a capacity, one question at a time, and lays the answer over the view.
import type { Arranged, Arrangement, MatrixIntent, MatrixItem, MatrixView } from '../../src/panels/matrix/protocol';
import type { Kept, State } from './state';

/** A question that stays unanswered this long is asked again when there is a reason. */
const PATIENCE_MS = 3000;

export interface Arranging {
  /** What was chosen changed. */
  ask(): void;
  answered(version: number, arranged: Arranged): void;
}

/** Weights that differ from those of the product file. */
export function movedWeights(view: MatrixView | undefined, kept: Kept): Readonly<Record<string, number>> {
  if (view?.model !== 'weighted') return {};
  return Object.fromEntries(view.criteria.flatMap(({ key, weight }) => {
    const wanted = Object.hasOwn(kept.weights, key) ? kept.weights[key] : undefined;
    return wanted === undefined || wanted === weight ? [] : [[key, wanted]];
  }));
}

/** What to ask for; nothing where the view itself is the answer. */
export function arrangementOf(view: MatrixView | undefined, kept: Kept): Arrangement | undefined {
  const weights = movedWeights(view, kept);
  const { dependencies, capacity } = kept;
  if (!dependencies && capacity === undefined && Object.keys(weights).length === 0) return undefined;
  return { weights, dependencies, ...(capacity !== undefined && { capacity }) };
}

/** The view with the ranks, scores and shares of an arrangement. */
export function overlaid(view: MatrixView, arranged: Arranged, kept: Kept): MatrixView {
  const items = new Map(view.items.map((item) => [item.id, item]));
  const moved = movedWeights(view, kept);
  const weightOf = new Map(view.criteria.map(({ key, weight }) => [key, moved[key] ?? weight]));
  const total = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  const terms = ({ terms: own }: MatrixItem): MatrixItem['terms'] =>
    view.model !== 'weighted' ? own : own.map((term) => ({ ...term, share: (weightOf.get(term.key) ?? 0) / total, points: (100 * (weightOf.get(term.key) ?? 0) * term.level) / total }));
  return {
    ...view,
    termKeys: view.model === 'weighted' ? view.criteria.flatMap(({ key }) => ((weightOf.get(key) ?? 0) > 0 ? [key] : [])) : view.termKeys,
    items: arranged.items.flatMap(({ id, ...place }) => {
      const item = items.get(id);
      if (!item) return [];
      const { score: _score, rank: _rank, ranks: _ranks, tied: _tied, zero: _zero, ...rest } = item;
      return [{ ...rest, ...place, terms: terms(item) }];
    }),
  };
}

export function createArranging(state: State, post: (intent: MatrixIntent) => void, draw: () => void): Arranging {
  let asking: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const arranging: Arranging = {
    ask() {
      const view = state.held?.view ?? state.view;
      const arrangement = arrangementOf(view, state.kept);
      if (!view) return;
      if (!arrangement) {
        delete state.arranged;
        draw();
      } else if (asking !== undefined) again = true;
      else {
        again = false;
        asking = setTimeout(() => (asking = undefined), PATIENCE_MS);
        post({ type: 'arrange', version: view.version, arrangement });
      }
    },
    answered(version, arranged) {
      clearTimeout(asking);
      asking = undefined;
      if (state.held?.view.version === version) state.adopt?.(state.held);
      if (state.view?.version === version && arrangementOf(state.view, state.kept)) state.arranged = arranged;
      if (again) arranging.ask();
      draw();
    },
  };
  return arranging;
}
