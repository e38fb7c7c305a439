// What stands above things and behind values, in both languages, in a small product with a plan and scores.
import assert from 'node:assert/strict';
import { codeLenses, type LensKind, LENSES, placesListed, resolveLens } from '../../../src/core/language/code-lens';
import { HINTS, type HintKind, inlayHints } from '../../../src/core/language/inlay-hints';
import { hover } from '../../../src/core/language/hover';
import type { Language } from '../../../src/core/language/words';
import { sceneOf, TODAY } from './fixture';

const TRAM: Readonly<Record<string, string>> = {
  't/t.product.yaml': `id: PRODUCT-t
name: Tram
goals:
  - id: GOAL-1
    title: On-time confidence
    kpis:
      - {id: KPI-1, name: Trust, unit: "%", baseline: 60, target: 80, actuals: [{date: 2026-11-01, value: 71}, {date: 2026-07-01, value: 65}]}
scoring: {model: weighted, criteria: [{key: marketDemand, title: Demand, weight: 7}, {key: userFeedback, weight: 3, min: 0, max: 10}]}
`,
  't/t.team.yaml': 'teams:\n  - {id: TEAM-app, name: App}\npeople:\n  - {handle: "@ling", name: Ling Zhao, role: product manager}\n',
  't/a.prd.yaml': 'id: PRD-1\ntitle: Riders\nrequirements: [REQ-1, REQ-2]\n',
  't/b.prd.yaml': 'id: PRD-2\ntitle: Other\nrequirements: [REQ-3]\n',
  't/a.req.yaml': `requirements:
  - {id: REQ-1, title: Live times, status: released, scores: {marketDemand: 10}}
  - {id: REQ-2, title: Offline timetable, scores: {marketDemand: 4, userFeedback: 1}, dependsOn: [REQ-1]}
  - {id: REQ-3, title: Lonely}
`,
  't/t.feedback.yaml': 'feedback:\n  - {id: FB-1, text: x, requirements: [REQ-1]}\n  - {id: FB-2, text: y, requirements: [REQ-1]}\n',
  't/t.roadmap.yaml': `items:
  - {id: RM-1, title: Times, requirements: [REQ-1], start: 2026-Q3}
  - {id: RM-2, title: Second, prd: PRD-2, start: 2026-11-02, duration: 2w}
  - {id: RM-3, title: Third, dependsOn: [RM-2], duration: 1w, requirements: [REQ-1], risks: [RISK-1]}
`,
  't/t.risks.yaml': 'risks:\n  - {id: RISK-1, title: Late, probability: 3, impact: 4, affects: [REQ-1]}\n  - {id: RISK-2, title: Early, probability: 5, impact: 5}\n  - {id: RISK-3, title: Gone, probability: 5, impact: 5, status: closed}\n',
};

function lenses(file: string, language: Language = 'en', kinds: readonly LensKind[] = LENSES): string[] {
  const { snapshot, document } = sceneOf(TRAM[file] ?? '', file, TRAM);
  const lines = new Map<string, string[]>();
  for (const lens of codeLenses(snapshot, document, new Set(kinds))) {
    assert.equal(document.text.slice(lens.range.start, lens.range.end), lens.entity.id);
    const found = resolveLens(snapshot, lens, language);
    assert.ok(found, `${lens.entity.id} ${lens.kind}`);
    lines.set(lens.entity.id, [...(lines.get(lens.entity.id) ?? []), found.title]);
  }
  for (const titles of lines.values()) assert.ok(titles.length <= 5);
  return [...lines].map(([id, titles]) => `${id}: ${titles.join(' | ')}`);
}

describe('language/code-lens', () => {
  it('tells score, references, feedback and roadmap of requirements, and no zero but the roadmap’s', () => {
    assert.deepEqual(lenses('t/a.req.yaml'), [
      'REQ-1: Score 82, rank 1 of 2 | 7 references | 2 feedback notes | RM-1, 2026-Q3, 1 more | Show in matrix',
      'REQ-2: Score 26.3, rank 2 of 2 | 1 reference | Not on the roadmap | Show in matrix',
      'REQ-3: 1 reference | RM-2, 2–15 Nov 2026 | Show in matrix',
    ].map((line) => line.replace('2–15 Nov 2026', '2 Nov – 15 Nov 2026')));
  });
  it('speaks Chinese', () => {
    assert.deepEqual(lenses('t/a.req.yaml', 'zh')[0], 'REQ-1: 得分 82，第 1 / 2 名 | 7 处引用 | 2 条反馈 | RM-1，2026-Q3 等 2 项 | 在矩阵中显示');
  });
  it('tells of PRDs, items and risks', () => {
    assert.deepEqual(lenses('t/a.prd.yaml'), ['PRD-1: 2 requirements, 1 finished | Not on the roadmap']);
    assert.deepEqual(lenses('t/b.prd.yaml'), ['PRD-2: 1 requirement | 1 reference | RM-2, 2 Nov – 15 Nov 2026']);
    assert.deepEqual(lenses('t/t.roadmap.yaml').map((line) => line.replace(/\d+ days of slack|On the critical path|No slack/, 'slack')), [
      'RM-1: 2026-Q3 | 1 requirement, 1 finished', 'RM-2: 2 Nov – 15 Nov 2026 | slack | 1 reference', 'RM-3: 16 Nov – 22 Nov 2026 | slack | 1 requirement, 1 finished',
    ]);
    assert.deepEqual(lenses('t/t.risks.yaml'), ['RISK-1: Exposure 12 of 25, rank 2 of 2 | 1 reference | RM-3, 16 Nov – 22 Nov 2026', 'RISK-2: Exposure 25 of 25, rank 1 of 2', 'RISK-3: Exposure 25 of 25']);
  });
  it('leaves out what is switched off', () => {
    assert.deepEqual(lenses('t/a.req.yaml', 'en', []), []);
    assert.deepEqual(lenses('t/a.req.yaml', 'en', ['roadmap'])[1], 'REQ-2: Not on the roadmap');
  });
  it('lists what it counts', () => {
    const { snapshot, document } = sceneOf(TRAM['t/a.req.yaml'] ?? '', 't/a.req.yaml', TRAM);
    const [first] = document.entities;
    assert.ok(first);
    assert.deepEqual(placesListed(snapshot, first, 'feedback').map(({ file }) => file), ['t/t.feedback.yaml', 't/t.feedback.yaml']);
  });
});

/** The text with each hint behind its place, in ‹ ›. */
function hinted(text: string, file: string, { language = 'en', kinds = HINTS, lines }: { language?: Language; kinds?: readonly HintKind[]; lines?: readonly [number, number] } = {}): string {
  const { snapshot, document } = sceneOf(text, file, { ...TRAM });
  const range = lines ? { start: document.lineStarts[lines[0]] ?? 0, end: document.lineStarts[lines[1]] ?? 0 } : { start: 0, end: text.length };
  let out = '';
  let at = 0;
  for (const { offset, parts } of inlayHints(snapshot, document, range, { kinds: new Set(kinds), language })) {
    const hint = parts.map((part) => part.text).join('');
    assert.ok(hint.length <= 60, hint);
    out += `${text.slice(at, offset)}‹${hint}›`;
    at = offset;
  }
  return out + text.slice(at);
}

describe('language/inlay-hints', () => {
  it('names what ids and handles name, a list once at its end', () => {
    const text = 'id: REQ-9\nowner: "@ling"\nteam: TEAM-app # note\ndependsOn: [REQ-1, REQ-2, REQ-112]\nparent: REQ-99\ngoals: [GOAL-1]\nconflictsWith:\n  - REQ-2\n  - "REQ-3"\n';
    assert.equal(hinted(text, 't/n.req.yaml'), 'id: REQ-9\nowner: "@ling"‹Ling Zhao, product manager›\nteam: TEAM-app‹App› # note\ndependsOn: [REQ-1, REQ-2, REQ-112]‹Live times, Offline timetable, unknown›\nparent: REQ-99‹unknown›\ngoals: [GOAL-1]‹On-time confidence, 71 of 80 %›\nconflictsWith:\n  - REQ-2‹Offline timetable›\n  - "REQ-3"‹Lonely›\n');
    assert.match(hinted(text, 't/n.req.yaml', { language: 'zh' }), /‹Live times，Offline timetable，未知›/);
    assert.match(hinted(`requirements: [${'REQ-2, '.repeat(9)}REQ-1]`, 't/n.prd.yaml'), /\]‹Offline timetable, Offline timetable, Offline timetable, …›$/);
  });

  it('lets feedback, which has no title, speak for itself', () => {
    assert.equal(hinted('id: REQ-9\nsource:\n  feedback: [FB-1, FB-2]\n', 't/n.req.yaml'), 'id: REQ-9\nsource:\n  feedback: [FB-1, FB-2]‹x, y›\n');
  });

  it('sums up scores, and tells scale and weight', () => {
    const item = 'requirements:\n  - id: REQ-1\n    scores:\n      marketDemand: 10\n      effort: 3\n  - {id: REQ-2, scores: {marketDemand: 4, userFeedback: 1}}\n  - id: REQ-3\n    scores: {effort: 3}\n';
    assert.equal(hinted(item, 't/a.req.yaml'), 'requirements:\n  - id: REQ-1\n    scores:‹82, rank 1; userFeedback 4 counted from 2 notes›\n      marketDemand: 10‹of 1–10, weight 70 %›\n      effort: 3\n  - {id: REQ-2, scores: {marketDemand: 4, userFeedback: 1}‹26.3, rank 2›}\n  - id: REQ-3\n    scores: {effort: 3}‹no score without Demand, user feedback›\n'.replace('userFeedback 4', 'user feedback 4'));
  });

  it('resolves periods and durations, and tells units', () => {
    const roadmap = 'start: 2026-H2\nitems:\n  - {id: RM-2, start: 2026-11-02, duration: 2w, end: 2026-11-15}\n  - id: RM-3\n    start: 2026-Q3\n    end: 2026-Q4\n  - id: RM-4\n    duration: 1w\n    dependsOn: [RM-2]\n';
    assert.equal(hinted(roadmap, 't/t.roadmap.yaml', { kinds: ['dates'] }), 'start: 2026-H2‹from 1 Jul 2026›\nitems:\n  - {id: RM-2, start: 2026-11-02, duration: 2w, end: 2026-11-15}\n  - id: RM-3\n    start: 2026-Q3‹from 1 Jul 2026›\n    end: 2026-Q4‹until 31 Dec 2026›\n  - id: RM-4\n    duration: 1w‹16 Nov – 22 Nov 2026›\n    dependsOn: [RM-2]\n');
    assert.equal(hinted('goals:\n  - id: GOAL-1\n    kpis:\n      - id: KPI-1\n        unit: per day\n        baseline: 3\n        target: x\n', 't/t.product.yaml'), 'goals:\n  - id: GOAL-1\n    kpis:\n      - id: KPI-1\n        unit: per day\n        baseline: 3‹per day›\n        target: x\n');
  });

  it('keeps to the range and the kinds that are asked for', () => {
    const text = 'id: REQ-9\nparent: REQ-1\nsupersedes: REQ-2\nteam: TEAM-app\n';
    assert.equal(hinted(text, 't/n.req.yaml', { lines: [2, 3] }), 'id: REQ-9\nparent: REQ-1\nsupersedes: REQ-2‹Offline timetable›\nteam: TEAM-app\n');
    assert.equal(hinted(text, 't/n.req.yaml', { kinds: [] }), text);
  });
});

describe('language/hover: what is computed', () => {
  const check = (text: string, expected: RegExp, language: Language = 'en'): void => {
    const { snapshot, document, offset } = sceneOf(text, 't/n.req.yaml', TRAM);
    assert.match(hover(snapshot, document, offset, { language, today: TODAY, findings: ({ id }) => ({ errors: id === 'REQ-1' ? 2 : 0, warnings: 1 }) })?.markdown ?? '', expected);
  };

  it('tells a requirement’s score with its terms, its place on the roadmap, and what was found', () => {
    check('parent: REQ-$01', /\n\n\*\*Score 82, rank 1 of 2\*\*: Demand 10 \(70 %\) \+ user feedback 4 \(30 %\) \(user feedback 4 counted from 2 notes\)\n\nOn the roadmap: Times `RM-1`, 2026-Q3; Third `RM-3`, 16 Nov – 22 Nov 2026\n\nIn Riders `PRD-1`\n\n2 errors, 1 warning$/);
    check('parent: REQ-$01', /\*\*得分 82，第 1 \/ 2 名\*\*：Demand 10.*\n\n路线图：Times `RM-1`，2026-Q3；/, 'zh');
    check('parent: REQ-$03', /^\*\*Lonely\*\* `REQ-3` · requirement\n\nOn the roadmap: Second `RM-2`, 2 Nov – 15 Nov 2026\n/);
  });
  it('tells how far a goal is, and how much an item may slip', () => {
    check('goals: [GOAL-$01]', /\n\n- Trust: \*\*71 of 80 %\*\*, 55 % of the way\n/);
    check('goals: [GOAL-$01]', /\n\n- Trust：\*\*71 \/ 80 %\*\*，已走完 55 %\n/, 'zh');
    check('# RM-$03', /\n\n\*\*16 Nov – 22 Nov 2026\*\* · On the critical path\n/);
  });
});
