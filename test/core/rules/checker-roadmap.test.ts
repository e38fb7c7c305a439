// The checker over roadmaps: whatever changes in roadmaps, teams, requirements or the day, what it keeps is what a fresh check finds.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createChecker } from '../../../src/core/rules/checker';
import { problemsOf } from '../../../src/core/rules/check';
import { readFacts, requirement, snapshotOf } from '../workspace';

const DAYS = ['2026-05-29', '2026-06-01', '2026-09-15'] as const;
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const date = fc.constantFrom('2026-05-18', '2026-06-30', '2026-07', '2026-Q3', '2026-09-30', '2027-03-01');
const item = fc.record({
  title: fc.constantFrom('Pay', 'Save', 'Show'), start: optional(date), end: optional(date), duration: optional(fc.constantFrom('2w', '1m')),
  on: fc.array(fc.constantFrom('RM-1', 'RM-2', 'RM-3', 'RM-4', 'MS-1', 'RM-9'), { maxLength: 2 }), status: optional(fc.constantFrom('idea', 'planned', 'in-progress', 'done', 'cancelled')),
  progress: optional(fc.constantFrom(0, 40, 100)), owner: optional(fc.constant('"@mei"')), requirement: optional(fc.constantFrom('REQ-1', 'REQ-2')), people: optional(fc.constantFrom(1, 3)),
  lane: optional(fc.constant('LANE-app')), horizon: optional(fc.constantFrom('now', 'later')),
});

function itemText({ on, requirement: delivers, people, ...fields }: typeof item extends fc.Arbitrary<infer T> ? T : never, id: string): string {
  const lines = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [`    ${field}: ${value}\n`]));
  return `  - id: ${id}\n${lines.join('')}    dependsOn: [${on.join(', ')}]\n${delivers ? `    requirements: [${delivers}]\n` : ''}${people ? `    allocations: [{team: TEAM-app, people: ${people}}]\n` : ''}`;
}

const roadmap = (first: string, second: string): fc.Arbitrary<string> =>
  fc.record({ lead: fc.nat(1), one: item, other: optional(item), end: optional(fc.constantFrom('2026-12-31', '2026-Q3')), milestone: optional(date), feeder: fc.constantFrom('Pay', 'RM-3', 'Party'), lane: fc.boolean(), broken: fc.nat(12) })
    .map(({ lead, one, other, end, milestone, feeder, lane, broken }) =>
      `${'# note\n'.repeat(lead)}id: ROADMAP-${first.slice(3)}\ntitle: T\n${end ? `end: ${end}\n` : ''}${milestone ? `milestones:\n  - {id: MS-1, title: Beta, date: ${milestone}, deliverables: [${feeder}]}\n` : ''}${lane ? 'lanes:\n  - {id: LANE-app, title: App, owner: "@mei"}\n' : ''}items:\n${itemText(one, first)}${other ? itemText(other, second) : ''}${broken === 0 ? 'owner: @ling\n' : ''}`);
const team = fc.record({ capacity: optional(fc.constantFrom(1, 2, 5)), name: fc.constantFrom('App', 'Apps') })
  .map(({ capacity, name }) => `teams:\n  - id: TEAM-app\n    name: ${name}\n${capacity ? `    capacity: ${capacity}\n` : ''}people:\n  - {handle: "@mei", name: Mei}\n`);
const requirements = fc.constantFrom('planned', 'in-progress', 'released').map((status) => requirement('REQ-1', 'estimate: 2w\n').replace('proposed', status));
const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a.roadmap.yaml': roadmap('RM-1', 'RM-2'), 'b.roadmap.yaml': roadmap('RM-3', 'RM-4'), 'app/c.roadmap.yaml': roadmap('RM-1', 'RM-4'),
  't.team.yaml': team, 'app/t.team.yaml': team, 'r.req.yaml': requirements, 'app/p.product.yaml': fc.constant('id: PRODUCT-1\nname: App\nvision: V\n'),
};
const edit = fc.constantFrom(...Object.keys(TEXTS)).chain((file) => fc.record({ file: fc.constant(file), text: fc.option(TEXTS[file] as fc.Arbitrary<string>, { freq: 6, nil: undefined }) }));
const step = fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), day: fc.constantFrom(...DAYS), pause: fc.boolean() });

describe('checker over roadmaps', function () {
  this.timeout(60_000);

  it('keeps what a fresh check finds, after any changes and on any day', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const texts = new Map<string, string>();
        let day: string = DAYS[0];
        const checker = createChecker(() => day);
        const checkAll = (): void => [...checker.waiting()].forEach((file) => checker.check(file));
        for (const { edits, day: next, pause } of steps) {
          day = next;
          const last = new Map(edits.map(({ file, text }) => [file, text]));
          for (const [file, text] of last) {
            if (text === undefined) texts.delete(file);
            else texts.set(file, text);
          }
          checker.update([...last].map(([file, text]) => ({ file, ...(text !== undefined && { facts: readFacts(file, text) }) })));
          if (pause) checkAll();
        }
        checkAll();
        const fresh = snapshotOf(Object.fromEntries(texts));
        for (const file of texts.keys()) {
          assert.deepEqual(checker.problems(file), problemsOf(fresh, file, day), file);
          for (const { rule } of checker.problems(file)) met.add(rule);
        }
      }),
      { numRuns: 250 },
    );
    const missed = ['dates', 'dependency-order', 'cycle', 'overdue', 'late-start', 'milestone-late', 'capacity', 'progress', 'outside', 'empty', 'critical-unowned', 'horizon'].filter((what) => !met.has(`roadmap/${what}`));
    assert.deepEqual(missed, [], 'every rule was met');
  });
});
