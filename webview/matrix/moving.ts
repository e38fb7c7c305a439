// Moves bubbles to new scores: by pointer or keys, until they are sent or given up.
import type { MatrixItem, ScoreChange } from '../../src/panels/matrix/protocol';
import { announce } from '../shared/announcer';
import type { App } from './app';
import { snap, stepBy } from './axis';
import { measureName, valueText } from './format';
import { numberOf, type Move } from './state';
import { words } from './texts';

/** Keys rest this long before what they changed is sent. */
const SETTLE_MS = 700;
/** A change that no view has answered by then wasn't made: bubbles go back to what the last view says. */
const EXPIRE_MS = 4000;

export interface Moving {
  /** Takes a bubble with the pointer; the rest of the selection comes along when it belongs to it. */
  take(item: MatrixItem): void;
  /** The taken bubble is at these values, not rounded yet. */
  to(x: number, y: number): void;
  /** So many steps by key, across and upwards. */
  step(across: number, upwards: number): void;
  commit(): void;
  /** Returns whether there was something to give up. */
  giveUp(): boolean;
}

/** Where a move puts a requirement. */
export function movedTo(app: App, move: Move, item: MatrixItem): { readonly x: number; readonly y: number } | undefined {
  const axes = app.axes();
  const lead = app.item(move.lead);
  if (!axes || !lead) return undefined;
  if (item.id === move.lead) return { x: move.x, y: move.y };
  const from = { x: numberOf(app.state, item, axes.x.key), y: numberOf(app.state, item, axes.y.key) };
  const leadFrom = { x: numberOf(app.state, lead, axes.x.key), y: numberOf(app.state, lead, axes.y.key) };
  if (from.x === undefined || from.y === undefined || leadFrom.x === undefined || leadFrom.y === undefined) return undefined;
  return { x: snap(axes.x, from.x + move.x - leadFrom.x), y: snap(axes.y, from.y + move.y - leadFrom.y) };
}

export function createMoving(app: App): Moving {
  const { state } = app;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let expiry: ReturnType<typeof setTimeout> | undefined;

  const start = (by: Move['by'], item: MatrixItem): Move | undefined => {
    const axes = app.axes();
    const x = axes && numberOf(state, item, axes.x.key);
    const y = axes && numberOf(state, item, axes.y.key);
    if (x === undefined || y === undefined) return undefined;
    const ids = state.kept.selection.includes(item.id) ? state.kept.selection : [item.id];
    return { by, ids, lead: item.id, x, y };
  };

  const change = (item: MatrixItem, move: Move): (ScoreChange & { readonly values: Readonly<Record<string, number>> }) | undefined => {
    const axes = app.axes();
    const place = movedTo(app, move, item);
    if (!axes || !place) return undefined;
    const values: Record<string, number> = {};
    // Only what moved is written: a number that is off its step stays as it is until it is moved itself.
    if (place.x !== numberOf(state, item, axes.x.key)) values[axes.x.key] = place.x;
    if (place.y !== numberOf(state, item, axes.y.key)) values[axes.y.key] = place.y;
    return Object.keys(values).length > 0 ? { id: item.id, file: item.file, at: item.at, values } : undefined;
  };

  const moving: Moving = {
    take(item) {
      const move = start('pointer', item);
      if (!move) return;
      state.move = move;
      app.draw();
    },
    to(x, y) {
      const axes = app.axes();
      if (!state.move || !axes) return;
      state.move = { ...state.move, x: snap(axes.x, x), y: snap(axes.y, y) };
      app.draw();
    },
    step(across, upwards) {
      const axes = app.axes();
      const item = app.lead();
      if (!axes || !item || state.move?.by === 'pointer') return;
      const move = state.move?.lead === item.id ? state.move : start('keys', item);
      if (!move) return;
      state.move = {
        ...move,
        x: across === 0 ? move.x : stepBy(axes.x, move.x, across),
        y: upwards === 0 ? move.y : stepBy(axes.y, move.y, upwards),
      };
      announce(words().saidValues(measureName(axes.x), valueText(axes.x.key, state.move.x), measureName(axes.y), valueText(axes.y.key, state.move.y)));
      clearTimeout(timer);
      timer = setTimeout(() => moving.commit(), SETTLE_MS);
      app.draw();
    },
    commit() {
      const { move, view } = state;
      clearTimeout(timer);
      if (!move || !view) return;
      // One change at a time: the next one must be formed on the view that follows the last.
      if (state.sent.size > 0) {
        timer = setTimeout(() => moving.commit(), 100);
        return;
      }
      const changes = move.ids.flatMap((id) => {
        const item = app.item(id);
        const one = item && change(item, move);
        return one ? [one] : [];
      });
      delete state.move;
      delete state.refused;
      clearTimeout(expiry);
      for (const { id, values } of changes) state.sent.set(id, values);
      if (changes.length > 0) {
        app.post({ type: 'setScores', version: view.version, changes });
        expiry = setTimeout(() => {
          state.sent.clear();
          app.touch();
        }, EXPIRE_MS);
      }
      app.touch();
    },
    giveUp() {
      clearTimeout(timer);
      if (!state.move) return false;
      delete state.move;
      announce(words().gaveUp);
      app.draw();
      return true;
    },
  };
  return moving;
}
