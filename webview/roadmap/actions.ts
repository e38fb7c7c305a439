// What the user can do on the page; the drawn parts call these.
import type { HoverCard } from '../shared/hover-card';
import type { Draft } from './draft';
import type { Dependency, FromPanel, Layer, SourcePlace, ZoomLevel } from './types';

export interface Actions {
  readonly card: HoverCard;
  /** Selects a row; brings it into sight where asked to. */
  select(key: string, reveal?: 'rows' | 'both'): void;
  open(key: string): void;
  openPlace(place: SourcePlace): void;
  fold(key: string): void;
  filterBy(text: string): void;
  showFilter(open: boolean): void;
  show(view: 'timeline' | 'table'): void;
  toggle(layer: Layer): void;
  zoomTo(level: ZoomLevel): void;
  zoomBy(factor: number, pivot?: number): void;
  fit(): void;
  goToday(): void;
  /** Scrolls an item's bar into sight. */
  scrollTo(key: string): void;
  resizeNames(width: number): void;
  /** Begins a dependency from the selected item by keys. */
  beginLink(): void;
  /** Lets `to` wait for `from`, or no longer. */
  link(from: string, to: string, linked: boolean): void;
  choose(dependency: Dependency | undefined): void;
  /** Opens the form of a new thing: at a place in the window, or by what is selected. */
  draft(kind: Draft['kind'], at?: { readonly x: number; readonly y: number }): void;
  /** Sends what the form is for, with this title. */
  add(title: string): void;
  giveUpDraft(): void;
  step(which: 'undo' | 'redo'): void;
  run(command: Extract<FromPanel, { type: 'run' }>['command']): void;
  scrolled(): void;
}
