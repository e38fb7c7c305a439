// Turns long lists of rows into the part that is shown, with a row before and behind it for the rest.
import type { MoreNode, OutlineNode } from '../../core/views/outline-node';
import type { Rows } from '../../core/views/outline-rows';
import { idOfRow, type Row } from '../row';

/** Rows shown at a time. */
export const PAGE = 200;

interface Page {
  readonly start: number;
  readonly end: number;
}

export interface Pages {
  readonly nodes: (parent: Row, rows: Rows) => OutlineNode[];
  /** Shows the rows that a row stands for. */
  readonly more: (row: Row, node: MoreNode) => void;
  /** Shows the part of a list that holds a position. */
  readonly show: (parent: Row, position: number) => void;
}

export function createPages(): Pages {
  const pages = new Map<string, Page>();
  const FIRST: Page = { start: 0, end: PAGE };
  return {
    nodes(parent, rows) {
      const { start, end } = pages.get(idOfRow(parent)) ?? FIRST;
      // A list that became shorter shows its end.
      const from = Math.min(start, Math.max(0, rows.length - PAGE));
      const until = Math.min(end, rows.length);
      const nodes: OutlineNode[] = [];
      const more = (where: MoreNode['where'], rest: number): void => {
        if (rest > 0) nodes.push({ type: 'more', key: `more:${where}:${parent.node.key}`, scope: parent.node.scope, parent: parent.node.key, rest, where });
      };
      more('before', from);
      for (let position = from; position < until; position++) {
        const node = rows.at(position);
        if (node) nodes.push(node);
      }
      more('behind', rows.length - until);
      return nodes;
    },
    more({ parent }, { where }) {
      if (!parent) return;
      const { start, end } = pages.get(idOfRow(parent)) ?? FIRST;
      pages.set(idOfRow(parent), where === 'behind' ? { start, end: end + PAGE } : { start: Math.max(0, start - PAGE), end });
    },
    show(parent, position) {
      const { start, end } = pages.get(idOfRow(parent)) ?? FIRST;
      if (position >= start && position < end) return;
      const from = Math.floor(position / PAGE) * PAGE;
      // A neighbour page is added; one far away is shown by itself.
      pages.set(idOfRow(parent), from === end ? { start, end: end + PAGE } : { start: from, end: from + PAGE });
    },
  };
}
