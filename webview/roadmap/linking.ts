// Says whether one thing may wait for another, and sends a new or an unwanted dependency.
import { announce } from '../shared/announcer';
import type { Rows } from './rows';
import { texts } from './texts';
import type { Dependency, FromPanel, RoadmapItem, RoadmapMilestone, RoadmapView } from './types';

/** A dependency that is being drawn: `to` is to wait for `from`. */
export interface Link {
  readonly from: string;
  /** What is under the pointer, or was chosen by keys. */
  to: string | undefined;
  /** Where the pointer is, in the window. */
  x: number;
  y: number;
  readonly byKeys: boolean;
}

export function thingOf(view: RoadmapView, key: string): RoadmapItem | RoadmapMilestone | undefined {
  return view.items.find((one) => one.key === key) ?? view.milestones.find((one) => one.key === key);
}

export function isLinked(view: RoadmapView, from: string, to: string): boolean {
  return view.dependencies.some((one) => one.from === from && one.to === to);
}

/** Keys from `start` along what waits for each, to `goal`. */
function pathTo(dependencies: readonly Dependency[], start: string, goal: string): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to } of dependencies) {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  }
  const came = new Map<string, string | undefined>([[start, undefined]]);
  for (const key of came.keys()) {
    if (key === goal) {
      const path: string[] = [];
      for (let at: string | undefined = key; at !== undefined; at = came.get(at)) path.unshift(at);
      return path;
    }
    for (const one of next.get(key) ?? []) if (!came.has(one)) came.set(one, key);
  }
  return undefined;
}

/** Why `to` can't wait for `from`; nothing where it can. */
export function linkProblem(view: RoadmapView, from: string, to: string): string | undefined {
  const [first, second] = [thingOf(view, from), thingOf(view, to)];
  if (!first || !second) return undefined;
  if (from === to) return texts.waitsForItself(first.id);
  const isMilestone = (key: string): boolean => view.milestones.some((one) => one.key === key);
  if (isMilestone(from) && isMilestone(to)) return texts.milestoneWaits(second.id);
  const path = pathTo(view.dependencies, to, from);
  return path && texts.circle([...path, to].map((key) => thingOf(view, key)?.id ?? key));
}

/** Things in the order in which keys walk through them: the items in sight of the filter, then the milestones. */
export function targetsOf(view: RoadmapView, rows: Rows): string[] {
  return [...rows.rows.flatMap((row) => (row.kind === 'item' ? [row.key] : [])), ...view.milestones.map(({ key }) => key)];
}

/** Lets `to` wait for `from`, or no longer; returns what was refused. */
export function setLink(view: RoadmapView, from: string, to: string, linked: boolean, post: (message: FromPanel) => void): string | undefined {
  const [first, second] = [thingOf(view, from), thingOf(view, to)];
  if (!first || !second || isLinked(view, from, to) === linked) return undefined;
  const problem = linked ? linkProblem(view, from, to) : undefined;
  if (problem !== undefined) {
    announce(problem);
    return problem;
  }
  announce(linked ? texts.nowWaits(second.id, first.id) : texts.noLongerWaits(second.id, first.id));
  post({ type: 'link', version: view.version, key: to, place: second.source, id: first.id, title: first.title, linked });
  return undefined;
}
