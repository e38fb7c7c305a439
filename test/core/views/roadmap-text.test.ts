// The roadmap as text: Markdown, CSV, Mermaid, calendar and data, of ordinary and of hostile files.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { roadmapView } from '../../../src/core/views/roadmap';
import { roadmapCalendar } from '../../../src/core/views/roadmap-calendar';
import { CSV_COLUMNS, roadmapCsv } from '../../../src/core/views/roadmap-csv';
import { roadmapJson } from '../../../src/core/views/roadmap-json';
import { roadmapMarkdown } from '../../../src/core/views/roadmap-markdown';
import { roadmapMermaid } from '../../../src/core/views/roadmap-mermaid';
import type { RoadmapView } from '../../../src/core/views/roadmap-model';
import { snapshotOf } from '../workspace';

const view = (files: Readonly<Record<string, string>>, today = '2026-11-18'): RoadmapView => roadmapView(snapshotOf(files), '', { today, findings: () => ({ errors: 0, warnings: 0 }) });

const SHOP = view({
  's.product.yaml': 'id: PRODUCT-shop\nname: Shop\nvision: V\n',
  's.roadmap.yaml': `title: Shop
lanes: [{id: LANE-app, title: App}]
milestones: [{id: MS-1, title: Launch, date: 2027-03, deliverables: [RM-2]}]
items:
  - {id: RM-1, title: Cards, lane: LANE-app, start: 2026-11-02, end: 2026-11-13, status: in-progress, progress: 40, owner: "@mei", allocations: [{team: TEAM-app, people: 3}]}
  - {id: RM-2, title: Wallet, lane: LANE-app, dependsOn: [RM-1], duration: 2w, status: planned, allocations: [{team: TEAM-app, people: 1.5}]}
  - {id: RM-3, title: Vouchers, start: 2027-Q1, status: idea}
  - {id: RM-4, title: Some day}
`,
  's.team.yaml': 'teams: [{id: TEAM-app, name: App team, capacity: 2}]\npeople: [{handle: "@mei", name: Mei}]\n',
});

/** Rows of a CSV text, as RFC 4180 reads them. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const [all, quoted, bare = '', edge] = /("(?:[^"]|"")*")?([^",\r\n]*)(,|\r\n)/y[Symbol.match](text.slice(at)) ?? assert.fail(text.slice(at));
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.slice(1, -1).replaceAll('""', '"'));
    if (edge !== ',') rows.push([]);
    at += all.length;
  }
  return rows.slice(0, -1);
}

const HOSTILE = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('=1+1', '@SUM(A1)', '-2', 'a|b', '<img src=x>', '[x](javascript:0)', 'a, "b"\nc', 'a: b; c # d %% e', 'title x', 'BEGIN:VEVENT\r\nEND:VEVENT', '漢字'.repeat(30)), fc.string({ unit: 'binary', maxLength: 40 }));
const named = (title: string, owner: string): RoadmapView =>
  view({ 's.roadmap.yaml': `title: T\nlanes:\n  - {id: LANE-a, title: ${JSON.stringify(title)}}\nmilestones:\n  - {id: MS-1, title: ${JSON.stringify(owner)}, date: 2026-12-01}\nitems:\n  - {id: RM-1, title: ${JSON.stringify(title)}, lane: LANE-a, start: 2026-12-01, end: 2026-12-02, owner: ${JSON.stringify(owner)}}\n` });

describe('roadmap as Markdown', () => {
  it('is a table a lane, with milestones and load', () => assert.equal(roadmapMarkdown(SHOP, 'en'), `# Roadmap: Shop

As of 2026-11-18. All that is promised can be over on 2026-11-27.

## Milestones

| Date | Id | Milestone | After | Status |
| --- | --- | --- | --- | --- |
| 2027-03 | MS-1 | Launch | RM-2 | ahead |

## App

| Id | Item | Status | Start | End | Progress | Owner | After | Slack |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| RM-1 | Cards | In progress, 5 d late | 2026-11-02 | 2026-11-13 | 40 % | Mei |  | critical |
| RM-2 | Wallet | Planned | 2026-11-14 | 2026-11-27 |  |  | RM-1 | critical |

## No lane

| Id | Item | Status | Start | End | Progress | Owner | After | Slack |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| RM-3 | Vouchers | Idea | 2027-Q1 | 2027-Q1 |  |  |  |  |
| RM-4 | Some day | Planned | no dates |  |  |  |  |  |

## Load

| Team | Capacity | Most booked | Beyond capacity |
| --- | --- | --- | --- |
| App team | 2 | 3 | 2026-11-02/2026-11-13 |
`));
  it('speaks Chinese', () => {
    const text = roadmapMarkdown(SHOP, 'zh');
    assert.match(text, /^# 路线图：Shop\n\n截至 2026-11-18。所有已承诺的内容最早可于 2026-11-27 结束。\n/);
    assert.ok(text.includes('| RM-1 | Cards | 进行中, 已晚 5 天 | 2026-11-02 | 2026-11-13 | 40 % | Mei |  | 关键 |'));
  });
  it('says that there is nothing', () => assert.equal(roadmapMarkdown(view({}), 'en'), '# Roadmap\n\nAs of 2026-11-18.\n\nNo roadmap items.\n'));
  it('keeps its form whatever the titles hold', () =>
    fc.assert(fc.property(HOSTILE, HOSTILE, (title, owner) => {
      for (const line of roadmapMarkdown(named(title, owner), 'en').split('\n').filter((one) => one.startsWith('|'))) {
        const edges = line.replace(/\\./g, '').split('|').length - 2;
        assert.ok([4, 5, 9].includes(edges), line);
        assert.doesNotMatch(line.replace(/\\./g, ''), /[<>[\]`]/);
      }
    })));
});

describe('roadmap as CSV', () => {
  it('has a row for each item and milestone, under names that stay', () => {
    const [head, ...rows] = parseCsv(roadmapCsv([SHOP], 'en'));
    assert.deepEqual(head, [...CSV_COLUMNS]);
    assert.deepEqual(rows.map((row) => row.slice(2, 11).join(' ')), [
      'RM-1 Cards App In progress 2026-11-02 2026-11-13 2026-11-02 2026-11-13 40', 'RM-2 Wallet App Planned 2026-11-14 2026-11-27 2026-11-14 2026-11-27 ',
      'RM-3 Vouchers  Idea 2027-Q1 2027-Q1 2027-01-01 2027-03-31 ', 'RM-4 Some day  Planned no dates    ', 'MS-1 Launch  ahead  2027-03  2027-03-31 ',
    ]);
  });
  it('gives back every title, with an apostrophe before what would be a formula', () =>
    fc.assert(fc.property(HOSTILE, HOSTILE, (title, owner) => {
      const made = named(title, owner);
      const [head, row] = parseCsv(roadmapCsv([made], 'en'));
      const cell = row?.[(head ?? []).indexOf('title')] ?? '';
      const expected = made.items[0]?.title ?? '';
      assert.equal(cell, /^[=+\-@\t\r]/.test(expected) ? `'${expected}` : expected);
      assert.equal(row?.length, CSV_COLUMNS.length);
    })));
});

describe('roadmap as Mermaid', () => {
  it('is a Gantt chart whose ends are the day after', () => assert.equal(roadmapMermaid([SHOP], 'en'), `gantt
  title Shop
  dateFormat YYYY-MM-DD
  section Milestones
    MS-1 Launch :milestone, MS-1, 2027-03-31, 0d
  section App
    RM-1 Cards :crit, active, RM-1, 2026-11-02, 2026-11-14
    RM-2 Wallet :crit, RM-2, 2026-11-14, 2026-11-28
  section Items
    RM-3 Vouchers :RM-3, 2027-01-01, 2027-04-01
`));
  it('names the product in each section of several', () => assert.match(roadmapMermaid([SHOP, SHOP], 'en'), /^gantt\n {2}dateFormat YYYY-MM-DD\n {2}section Shop · Milestones\n/));
  it('keeps its form whatever the titles hold', () =>
    fc.assert(fc.property(HOSTILE, HOSTILE, (title, owner) => {
      for (const line of roadmapMermaid([named(title, owner)], 'en').trimEnd().split('\n').slice(2)) {
        assert.match(line, /^(?: {2}section [^:;#\n]*| {4}(?:RM|MS)-1[^:;#\n]*:(?:milestone, )?(?:RM|MS)-1, \d{4}-\d\d-\d\d, (?:0d|\d{4}-\d\d-\d\d))$/u);
      }
    })));
});

describe('roadmap as a calendar', () => {
  it('has an all-day event for each item with a place, and for each milestone', () => {
    const text = roadmapCalendar([{ view: SHOP, product: 'PRODUCT-shop' }], 'en').replace(/\r\n /g, '');
    assert.ok(text.includes('BEGIN:VEVENT\r\nUID:RM-1.PRODUCT-shop@prd-workbench\r\nDTSTAMP:20261118T000000Z\r\nDTSTART;VALUE=DATE:20261102\r\nDTEND;VALUE=DATE:20261114\r\nSUMMARY:RM-1 Cards\r\nDESCRIPTION:Status: In progress\\nProgress: 40 %\\nOwner: Mei\\nPeople: App team 3\r\n'), text);
    assert.deepEqual([...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, summary]) => summary), ['MS-1 Launch', 'RM-1 Cards', 'RM-2 Wallet', 'RM-3 Vouchers']);
    assert.deepEqual([...text.matchAll(/^STATUS:(.*)\r$/gm)].map(([, status]) => status), ['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'TENTATIVE']);
  });
  it('keeps its lines short, its events whole and its text as it was', () =>
    fc.assert(fc.property(HOSTILE, HOSTILE, (title, owner) => {
      const made = named(title, owner);
      const text = roadmapCalendar([{ view: made, product: 'p' }], 'en');
      for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
      const lines = text.replace(/\r\n /g, '').split('\r\n');
      assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 2);
      const summary = lines.filter((line) => line.startsWith('SUMMARY:')).at(-1) ?? '';
      const given = `RM-1 ${made.items[0]?.title ?? ''}`.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
      assert.equal(summary.slice(8).replace(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one)), given);
    })));
});

describe('roadmap as data', () => {
  it('speaks of ids and days', () => {
    const data = JSON.parse(JSON.stringify(roadmapJson(SHOP))) as { end: string; items: Record<string, unknown>[]; load: unknown[]; milestones: unknown[] };
    assert.equal(data.end, '2026-11-27');
    assert.deepEqual(data.items[0], {
      id: 'RM-1', title: 'Cards', lane: 'LANE-app', status: 'in-progress', start: '2026-11-02', end: '2026-11-13', firstDay: '2026-11-02', lastDay: '2026-11-13', follows: false, progress: 40, progressFrom: 'given', owner: '@mei',
      allocations: [{ team: 'TEAM-app', people: 3 }], requirements: [], goals: [], tags: [], after: [], critical: true, slack: 0, freeSlack: 0, lateDays: 5, file: 's.roadmap.yaml',
    });
    assert.deepEqual(data.items[3]?.['notPlaced'], { reason: 'no-dates' });
    assert.deepEqual(data.milestones, [{ id: 'MS-1', title: 'Launch', date: '2027-03', day: '2027-03-31', state: 'ahead', after: ['RM-2'], file: 's.roadmap.yaml' }]);
    assert.deepEqual(data.load, [{ team: 'TEAM-app', name: 'App team', capacity: 2, steps: [{ from: '2026-11-02', to: '2026-11-13', people: 3 }, { from: '2026-11-14', to: '2026-11-27', people: 1.5 }], overloads: [{ from: '2026-11-02', to: '2026-11-13', peak: 3, items: ['RM-1'] }] }]);
  });
});
