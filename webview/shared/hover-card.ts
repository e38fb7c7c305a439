// Decides when a card about the thing under the pointer (or the selected thing) opens and closes, and where it stands.

const OPEN_MS = 400;
/** Time to cross the gap between a thing and its card. */
const LEAVE_MS = 200;
const GAP = 5;

export interface HoverCard {
  /** Key of the thing whose card is open. */
  readonly open: string | undefined;
  /** The pointer is over a thing, or over nothing. */
  hover(key: string | undefined): void;
  /** The pointer entered the card or left it. */
  inside(entered: boolean): void;
  /** Opens at once, or closes when it is open for the same thing. */
  toggle(key: string): void;
  /** Returns whether there was a card to close. */
  close(): boolean;
}

export function hoverCard(changed: () => void): HoverCard {
  let open: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over: string | undefined;
  const show = (key: string | undefined) => {
    clearTimeout(timer);
    if (key === open) return;
    open = key;
    changed();
  };
  return {
    get open() {
      return open;
    },
    hover(key) {
      if (key === over) return;
      over = key;
      clearTimeout(timer);
      if (key === undefined && open === undefined) return;
      if (key !== undefined && key === open) return;
      timer = setTimeout(() => show(key), key === undefined ? LEAVE_MS : OPEN_MS);
    },
    inside(entered) {
      clearTimeout(timer);
      if (!entered) timer = setTimeout(() => show(undefined), LEAVE_MS);
    },
    toggle: (key) => show(open === key ? undefined : key),
    close() {
      const had = open !== undefined;
      over = undefined;
      show(undefined);
      return had;
    },
  };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Place of a card of this size by a thing: above it, below it where there is no room, always within the bounds. */
export function cardPlace(anchor: Box, size: { readonly width: number; readonly height: number }, bounds: Box): { readonly left: number; readonly top: number } {
  const above = anchor.top - GAP - size.height;
  const below = anchor.bottom + GAP;
  const top = above >= bounds.top || below + size.height > bounds.bottom ? Math.max(above, bounds.top) : below;
  const left = Math.max(bounds.left + 4, Math.min(anchor.left, bounds.right - size.width - 4));
  return { left, top };
}
