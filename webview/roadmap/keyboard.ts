// Turns keys into selections, moves, zooms and toggles.
import { endDrag, endLink, type Surface } from './dragging';
import { isLinked, linkProblem, targetsOf } from './linking';
import { announce } from '../shared/announcer';
import { endUnit, movedBy, resizedBy, snapUnit } from './moving';
import { spanNow, type Page } from './page';
import type { Row, Rows } from './rows';
import { texts } from './texts';
import { SNAP_UNITS, zoomLevel } from './timescale';
import type { Layer } from './types';

export interface Keyboard extends Surface {
  rows(): Rows | undefined;
}

function selectedRow(page: Page, rows: Rows): Row | undefined {
  return page.selected === undefined ? undefined : rows.byKey.get(page.selected);
}

/** Left and right: fold and unfold a group; along the dependencies of an item. */
function sideways(keys: Keyboard, rows: Rows, row: Row, forward: boolean): void {
  const { actions } = keys;
  if (row.kind === 'group') {
    if (row.folded === forward) actions.fold(row.key);
    else if (forward) step(keys, rows, 1);
    return;
  }
  const links = keys.view()?.dependencies.filter((one) => (forward ? one.from : one.to) === row.key) ?? [];
  const target = links.map((one) => (forward ? one.to : one.from)).find((key) => rows.byKey.has(key));
  if (target !== undefined) actions.select(target, 'both');
  else if (!forward) actions.select(row.group, 'rows');
}

function step(keys: Keyboard, rows: Rows, by: number): void {
  const at = keys.page.selected === undefined ? -1 : rows.indexOf.get(keys.page.selected) ?? -1;
  const last = rows.rows.length - 1;
  const to = at >= 0 || !Number.isFinite(by) ? Math.max(0, Math.min(last, at + by)) : by > 0 ? 0 : last;
  const row = rows.rows[to];
  if (row) keys.actions.select(row.key, 'rows');
}

/** Moves the selected item by whole steps of the zoom, or of its own granularity. */
function moveSelected(keys: Keyboard, row: Row, steps: number): void {
  if (row.kind !== 'item' || !row.item.dates) return;
  const span = spanNow(keys.page, row);
  if (!span) return;
  const { dates } = row.item;
  keys.move(row.key, movedBy(span, dates, snapUnit(dates, SNAP_UNITS[zoomLevel(keys.page.scale)]), steps));
}

/** Moves one end of the selected item by whole steps. */
function resizeSelected(keys: Keyboard, row: Row, end: 'start' | 'end', steps: number): void {
  const span = row.kind === 'item' ? spanNow(keys.page, row) : undefined;
  if (row.kind !== 'item' || !row.item.dates || !span) return;
  const { span: next, stopped } = resizedBy(span, end, endUnit(row.item.dates, end, SNAP_UNITS[zoomLevel(keys.page.scale)]), steps);
  if (!stopped) keys.move(row.key, next, true);
  else {
    keys.page.notice = texts.tooShort(row.item.id);
    announce(keys.page.notice);
    keys.draw();
  }
}

/** Alt and arrows move an item; with Shift, left and right move its end, up and down its start. */
function altKey(keys: Keyboard, row: Row | undefined, event: KeyboardEvent): boolean {
  const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
  const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
  if (event.key.toLowerCase() === 'd' || event.code === 'KeyD') {
    if (row?.kind === 'item') keys.actions.beginLink();
    return row?.kind === 'item';
  }
  if (!row || (!sideways && !(event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')))) return false;
  if (event.shiftKey) resizeSelected(keys, row, sideways ? 'end' : 'start', forward ? 1 : -1);
  else moveSelected(keys, row, forward ? 1 : -1);
  return true;
}

/** Keys of the grid of names, which has the focus for the whole chart. Returns whether the key meant something. */
function gridKey(keys: Keyboard, rows: Rows, event: KeyboardEvent): boolean {
  const row = selectedRow(keys.page, rows);
  const page = Math.max(1, Math.floor(keys.page.chartHeight / 22) - 1);
  if (event.altKey) return altKey(keys, row, event);
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      step(keys, rows, event.key === 'ArrowDown' ? 1 : -1);
      return true;
    case 'PageDown':
    case 'PageUp':
      step(keys, rows, event.key === 'PageDown' ? page : -page);
      return true;
    case 'Home':
    case 'End':
      step(keys, rows, event.key === 'Home' ? -Infinity : Infinity);
      return true;
    case 'ArrowRight':
    case 'ArrowLeft':
      if (!row) step(keys, rows, 1);
      else sideways(keys, rows, row, event.key === 'ArrowRight');
      return true;
    case 'Enter':
      if (row) keys.actions.open(row.key);
      return row !== undefined;
    case ' ':
      if (row?.kind === 'group') keys.actions.fold(row.key);
      else if (row) keys.actions.card.toggle(row.key);
      return row !== undefined;
    default:
      return false;
  }
}

const LAYER_KEYS: Readonly<Record<string, Layer>> = { d: 'dependencies', c: 'critical', s: 'slack' };

/** Keys that work wherever no text is written. */
function pageKey(keys: Keyboard, event: KeyboardEvent): boolean {
  const { actions } = keys;
  if (event.altKey) return false;
  switch (event.key) {
    case '+':
    case '=':
      actions.zoomBy(1.5);
      return true;
    case '-':
      actions.zoomBy(1 / 1.5);
      return true;
    case '0':
      actions.fit();
      return true;
    case 't':
    case 'T':
      actions.goToday();
      return true;
    case 'n':
      actions.draft('item');
      return true;
    case 'N':
      actions.draft('lane');
      return true;
    case 'm':
    case 'M':
      actions.draft('milestone');
      return true;
    case 'Delete':
    case 'Backspace':
      if (keys.page.chosen) actions.link(keys.page.chosen.from, keys.page.chosen.to, false);
      return keys.page.chosen !== undefined;
    case '/':
      actions.showFilter(true);
      return true;
    default: {
      const layer = LAYER_KEYS[event.key.toLowerCase()];
      if (layer) actions.toggle(layer);
      return layer !== undefined;
    }
  }
}

const STEP_KEYS: Readonly<Record<string, 'undo' | 'redo'>> = { z: 'undo', y: 'redo', 'shift+z': 'redo' };

/** While a dependency is drawn by keys: arrows choose what is to wait, Enter sets it, or removes it where it is set. */
function linkKey(keys: Keyboard, rows: Rows, event: KeyboardEvent): boolean {
  const { link } = keys.page;
  const view = keys.view();
  if (!link || !view) return false;
  const by = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 0;
  if (by !== 0) {
    const targets = targetsOf(view, rows).filter((key) => key !== link.from || key === link.to);
    const at = link.to === undefined ? (by > 0 ? -1 : 0) : targets.indexOf(link.to);
    link.to = targets[(at + by + targets.length) % targets.length];
    if (link.to !== undefined) announce(linkProblem(view, link.from, link.to) ?? texts.canWait(link.to, link.from));
    keys.draw();
  } else if (event.key === 'Enter') {
    const { from, to } = link;
    endLink(keys, false);
    if (to !== undefined) keys.actions.link(from, to, !isLinked(view, from, to));
  }
  return by !== 0 || event.key === 'Enter';
}

export function listenToKeys(root: HTMLElement, keys: Keyboard): void {
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && (endDrag(keys, false) || endLink(keys, false) || keys.actions.card.close())) {
      event.preventDefault();
      return;
    }
    const target = event.target instanceof Element ? event.target : root;
    if (target.closest('input, select, textarea')) return;
    if (event.ctrlKey || event.metaKey) {
      // The editor has prevented what the browser would do for these keys, before the page hears of them.
      const which = STEP_KEYS[`${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`];
      if (which === undefined || event.altKey) return;
      keys.actions.step(which);
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    const rows = keys.rows();
    const onGrid = target.closest('.names') !== null || target === document.body;
    if (rows && keys.page.link?.byKeys) {
      if (linkKey(keys, rows, event)) event.preventDefault();
      return;
    }
    const used = (rows && onGrid && keys.page.shown === 'timeline' && !keys.page.drag && gridKey(keys, rows, event)) || pageKey(keys, event);
    if (used) event.preventDefault();
  });
}
