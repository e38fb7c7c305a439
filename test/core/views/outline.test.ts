// The rows of the tree: what stands where, that it follows changes exactly, that a search finds, and that a workspace ten times as large costs the same.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity } from '../../../src/core/document/document';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { problemsOf } from '../../../src/core/rules/check';
import { createOutline, type Outline } from '../../../src/core/views/outline';
import { type Grouping, GROUPINGS } from '../../../src/core/views/outline-entries';
import { createTally } from '../../../src/core/views/outline-findings';
import type { OutlineNode, Section } from '../../../src/core/views/outline-node';
import { createSearcher } from '../../../src/core/views/outline-search';
import { readFacts, snapshotOf, TODAY } from '../workspace';

const PRODUCT = 'id: PRODUCT-a\nname: Tramline\nvision: x\ngoals:\n  - id: GOAL-2\n    title: Sell\n  - id: GOAL-1\n    title: Grow\n';
const requirement = (id: string, more = ''): string => `  - id: ${id}\n    title: Title of ${id}\n    type: functional\n    status: proposed\n    statement: The app shall answer.\n${more}`;
const prd = (id: string, ids: readonly string[], more = ''): string => `id: ${id}\ntitle: Document ${id}\nstatus: draft\nowner: "@ling"\nrequirements:\n${ids.map((one) => `  - ${one}\n`).join('')}${more}`;

/** A row as a user reads it. */
function text(node: OutlineNode): string {
  if (node.type === 'section') return `${node.section} ${node.count}${node.alert ? ` (${node.alert})` : ''}`;
  if (node.type === 'group') return `${node.label?.en ?? (node.by === 'loose' ? 'In no document' : 'Not set')} ${node.count}`;
  if (node.type === 'entity') return `${node.entity.id}${node.count === undefined ? '' : ` ${node.count}`}${node.unreadFrom === undefined ? '' : ` !${node.unreadFrom}`}`;
  return node.type === 'file' ? `${node.title ?? node.file} !${node.line}` : node.key;
}

function nodesBelow(outline: Outline, node: OutlineNode, grouping: Grouping): OutlineNode[] {
  const rows = outline.below(node, grouping);
  return Array.from({ length: rows.length }, (_, at) => rows.at(at)).filter((one) => one !== undefined);
}

/** All rows with what is below them, two blanks deeper. */
function drawn(outline: Outline, grouping: Grouping = 'prd', scope = ''): string[] {
  const draw = (node: OutlineNode, depth: string): string[] => [depth + text(node), ...nodesBelow(outline, node, grouping).flatMap((one) => draw(one, `${depth}  `))];
  return outline.sections(scope, TODAY).flatMap((node) => draw(node, ''));
}

function section(outline: Outline, name: Section): OutlineNode {
  const found = outline.sections('', TODAY).find((one) => one.section === name);
  assert.ok(found, name);
  return found;
}

const FILES = {
  'p.product.yaml': PRODUCT,
  'a.prd.yaml': prd('PRD-10', ['REQ-12', 'REQ-9'], requirement('REQ-30')),
  'b.prd.yaml': prd('PRD-9', ['REQ-9']),
  'a.req.yaml': `requirements:\n${requirement('REQ-12', '    owner: "@ling"\n    priority: must\n    goals: [GOAL-1, GOAL-2]\n')}${requirement('REQ-9').replace('proposed', 'approved')}${requirement('REQ-2', '    priority: could\n    goals: [GOAL-1]\n')}`,
  't.team.yaml': 'teams:\n  - id: TEAM-b\n    name: B\n  - id: TEAM-a\n    name: A\npeople:\n  - handle: "@ling"\n    name: Ling\n    team: TEAM-a\n  - handle: "@tom"\n    name: Tom\n',
  'r.roadmap.yaml': 'id: ROADMAP-a\ntitle: R\nlanes:\n  - id: LANE-x\n    title: X\nmilestones:\n  - id: MS-1\n    title: M\n    date: 2026-07-01\nitems:\n  - id: RM-1\n    title: Late\n    lane: LANE-x\n    start: 2026-01-01\n    end: 2026-02-01\n  - id: RM-2\n    title: Free\n    start: 2026-07-01\n',
  'f.feedback.yaml': 'feedback:\n  - id: FB-2\n    date: 2026-05-01\n    channel: review\n    text: Slow\n  - id: FB-1\n    date: 2026-05-01\n    channel: review\n    text: Nice\n    status: closed\n',
  'k.risks.yaml': 'risks:\n  - id: RISK-1\n    title: Late\n    category: schedule\n    probability: 4\n    impact: 3\n    response: accept\n',
};

describe('views/outline', () => {
  it('has the sections in order, documents with their requirements by id, and last those of no document', () => {
    assert.deepEqual(drawn(createOutline(snapshotOf(FILES))), [
      'goals 2', '  GOAL-1', '  GOAL-2',
      'requirements 2', '  PRD-9 1', '    REQ-9', '  PRD-10 3', '    REQ-9', '    REQ-12', '    REQ-30', '  In no document 1', '    REQ-2',
      'roadmap 2 (1)', '  MS-1', '  LANE-x 1', '    RM-1', '  RM-2',
      'feedback 2 (1)', '  FB-1', '  FB-2',
      'risks 1 (1)', '  RISK-1',
      'team 2 (2)', '  TEAM-b 0', '  TEAM-a 1', '    @ling', '  @tom',
    ]);
  });

  it('groups by status, owner, goal and priority, those without a value last', () => {
    const outline = createOutline(snapshotOf(FILES));
    const groups = (grouping: Grouping): string[] => nodesBelow(outline, section(outline, 'requirements'), grouping).map(text);
    assert.deepEqual(groups('status'), ['Proposed 3', 'Approved 1']);
    assert.deepEqual(groups('owner'), ['Ling 1', 'Not set 3']);
    assert.deepEqual(groups('goal'), ['Grow 2', 'Sell 1', 'Not set 2']);
    assert.deepEqual(groups('priority').map((one) => one.replace(/^(Must|Could) have/, '$1')), ['Must 1', 'Could 1', 'Not set 2']);
  });

  it('keeps a document that can’t be read, with its last good title and the line', () => {
    const files = { 'p.product.yaml': PRODUCT, 'a.prd.yaml': prd('PRD-1', ['REQ-9']), 'x.risks.yaml': FILES['k.risks.yaml'] };
    let snapshot = snapshotOf(files);
    const outline = createOutline(snapshot);
    const edit = (file: string, content: string): void => {
      snapshot = updateSnapshot(snapshot, [{ file, facts: readFacts(file, content) }]);
      outline.update(snapshot);
    };
    edit('a.prd.yaml', '<<<<<<< HEAD\nid: PRD-1\n=======\nid: PRD-2\n>>>>>>> other\n');
    assert.deepEqual(drawn(outline).slice(3, 5), ['requirements 1', '  Document PRD-1 !1']);
    edit('a.prd.yaml', `${files['a.prd.yaml']}summary: "never closed\n`);
    assert.match(drawn(outline)[4] ?? '', /^ {2}(?:PRD-1 \d|Document PRD-1) !\d+$/);
    edit('a.prd.yaml', files['a.prd.yaml']);
    assert.deepEqual(drawn(outline).slice(3, 5), ['requirements 1', '  PRD-1 0']);
    edit('x.risks.yaml', 'risks: [\n');
    assert.match(drawn(outline).at(-1) ?? '', /^ {2}x\.risks\.yaml !\d$/);
  });

  it('shows things of the same id as two rows with keys of their own', () => {
    const outline = createOutline(snapshotOf({ 'a.req.yaml': `requirements:\n${requirement('REQ-1')}${requirement('REQ-1')}`, 'b.req.yaml': `requirements:\n${requirement('REQ-1')}`, 'a.prd.yaml': prd('PRD-1', ['REQ-1']) }));
    for (const grouping of GROUPINGS) {
      const keys = nodesBelow(outline, section(outline, 'requirements'), grouping).flatMap((node) => [node, ...nodesBelow(outline, node, grouping)]).map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length, keys.join('\n'));
    }
    assert.deepEqual(drawn(outline).slice(1, 7), ['requirements 1', '  PRD-1 1', '    REQ-1', '  In no document 2', '    REQ-1', '    REQ-1']);
  });

  it('leads to the row of each thing, whatever it is grouped by; to that of a goal from its KPI', () => {
    const snapshot = snapshotOf({ ...FILES, 'p.product.yaml': `${PRODUCT}    kpis:\n      - id: KPI-1\n        name: Sales\n        target: 3\n` });
    const outline = createOutline(snapshot);
    const all = [...snapshot.files.values()].flatMap(({ entities }) => entities);
    for (const grouping of GROUPINGS) {
      for (const entity of all.filter(({ kind }) => !['product', 'roadmap', 'kpi'].includes(kind))) {
        const path = outline.pathTo(entity, grouping, TODAY) ?? [];
        // Documents have rows only where requirements stand below them.
        if (entity.kind === 'prd' && grouping !== 'prd') {
          assert.deepEqual(path, []);
          continue;
        }
        const last = path.at(-1)?.node;
        assert.ok(last?.type === 'entity' && last.entity === entity, `${entity.id} by ${grouping}`);
        // Each step is the row that the tree has at that position.
        path.forEach(({ node, position }, depth) => {
          const above = path[depth - 1]?.node;
          assert.equal(above ? outline.below(above, grouping).at(position)?.key : outline.sections('', TODAY)[position]?.key, node.key);
        });
      }
    }
    const kpi = all.find(({ kind }) => kind === 'kpi') as Entity;
    assert.equal(outline.pathTo(kpi, 'prd', TODAY)?.map(({ node }) => text(node)).at(-1), 'GOAL-1');
    assert.equal(outline.pathTo(all.find(({ kind }) => kind === 'product') as Entity, 'prd', TODAY), undefined);
  });

  it('stays what a fresh one is after any changes', function () {
    this.timeout(30_000);
    const ids = fc.constantFrom('REQ-1', 'REQ-2', 'REQ-10', 'REQ-3');
    const item = fc.tuple(ids, fc.constantFrom('', '    owner: "@ling"\n', '    priority: must\n', '    goals: [GOAL-1, GOAL-2]\n'), fc.constantFrom('proposed', 'approved')).map(([id, more, status]) => requirement(id, more).replace('proposed', status));
    const list = fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => `requirements:\n${items.join('')}`);
    const document = fc.tuple(fc.constantFrom('PRD-1', 'PRD-2'), fc.array(ids, { maxLength: 3 }), fc.option(item)).map(([id, names, own]) => prd(id, names, own ?? ''));
    const edit = fc.oneof(
      fc.tuple(fc.constantFrom('a.req.yaml', 'b.req.yaml', 'shop/c.req.yaml'), fc.option(fc.oneof(list, fc.constant('requirements: [\n')), { freq: 4 })),
      fc.tuple(fc.constantFrom('a.prd.yaml', 'shop/b.prd.yaml', 'c.prd.yaml'), fc.option(fc.oneof({ weight: 4, arbitrary: document }, { weight: 1, arbitrary: fc.constant('id: [\n') }), { freq: 4 })),
      fc.tuple(fc.constantFrom('p.product.yaml', 'shop/q.product.yaml'), fc.option(fc.constant(PRODUCT), { freq: 3 })),
      fc.tuple(fc.constant('t.team.yaml'), fc.option(fc.constant(FILES['t.team.yaml']))),
    );
    fc.assert(fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), fc.constantFrom(...GROUPINGS), (steps, grouping) => {
      let snapshot: Snapshot = emptySnapshot();
      const outline = createOutline(snapshot);
      for (const step of steps) {
        snapshot = updateSnapshot(snapshot, [...new Map(step)].map(([file, content]) => (content === null ? { file } : { file, facts: readFacts(file, content) })));
        outline.update(snapshot);
        const fresh = createOutline(snapshot);
        const titles = (lines: string[]): string[] => lines.map((line) => line.replace(/^( *).*(?= !\d)/, '$1'));
        assert.deepEqual(outline.products().map(({ key, label }) => `${key} ${label}`), fresh.products().map(({ key, label }) => `${key} ${label}`));
        for (const { scope } of fresh.products()) assert.deepEqual(titles(drawn(outline, grouping, scope)), titles(drawn(fresh, grouping, scope)));
      }
    }), { numRuns: 150 });
  });
});

describe('views/outline: findings', () => {
  it('count behind each row, of a group all that is below it, a problem of a thing once', () => {
    const snapshot = snapshotOf({
      'p.product.yaml': PRODUCT, 'a.prd.yaml': prd('PRD-1', ['REQ-1', 'REQ-77'], requirement('REQ-3', '    dependsOn: [REQ-99]\n')),
      'a.req.yaml': `requirements:\n${requirement('REQ-1', '    prioirty: must\n    dependsOn: [REQ-98]\n')}${requirement('REQ-2', '    parent: REQ-97\n')}`,
    });
    const outline = createOutline(snapshot);
    const tally = createTally();
    for (const [file, facts] of snapshot.files) tally.set(file, facts, problemsOf(snapshot, file, TODAY).filter(({ severity }) => severity === 'error'));
    const count = (node: OutlineNode): number => tally.of(snapshot, outline.entries, node).errors;
    const requirements = section(outline, 'requirements');
    const [own, loose] = nodesBelow(outline, requirements, 'prd');
    assert.ok(own && loose);
    assert.deepEqual([own, loose].map(text), ['PRD-1 2', 'In no document 1']);
    // REQ-77 is unknown, REQ-1 has two errors, REQ-3 one.
    assert.deepEqual([count(own), count(loose), count(requirements)], [4, 1, 5]);
    assert.deepEqual(nodesBelow(outline, own, 'prd').map(count), [2, 1]);
    assert.deepEqual(nodesBelow(outline, requirements, 'status').map(count), [4]);
    tally.set('a.req.yaml', snapshot.files.get('a.req.yaml'), []);
    assert.deepEqual([count(own), count(loose), count(requirements)], [2, 0, 2]);
  });
});

describe('views/outline: search', () => {
  const found = (query: string, files: Readonly<Record<string, string>> = FILES): string[] => {
    const search = createSearcher(query).search(snapshotOf(files));
    const draw = (node: OutlineNode, depth: string): string[] => {
      const rows = search.below(node);
      return [depth + text(node), ...Array.from({ length: rows.length }, (_, at) => rows.at(at)).filter((one) => one !== undefined).flatMap((one) => draw(one, `${depth}  `))];
    };
    return search.sections('').flatMap((node) => draw(node, ''));
  };

  it('finds by id, title, owner, status, and all words must be there', () => {
    assert.deepEqual(found('req-12'), ['requirements 1', '  PRD-10 1', '    REQ-12']);
    assert.deepEqual(found('TITLE ling'), ['requirements 1', '  PRD-10 1', '    REQ-12']);
    assert.deepEqual(found('slow'), ['feedback 1', '  FB-2']);
    assert.deepEqual(found('nothing like it'), []);
  });
  it('shows requirements below each of their documents, and all of a document found by itself', () => {
    assert.deepEqual(found('req-9'), ['requirements 1', '  PRD-10 1', '    REQ-9', '  PRD-9 1', '    REQ-9']);
    assert.deepEqual(found('document prd-10'), ['requirements 1', '  PRD-10 3', '    REQ-9', '    REQ-12', '    REQ-30']);
    assert.deepEqual(found('req-2'), ['requirements 1', '  In no document 1', '    REQ-2']);
  });
  it('says when there is more than it shows', () => {
    const search = createSearcher('title').search(snapshotOf({ 'a.req.yaml': `requirements:\n${Array.from({ length: 1001 }, (_, i) => requirement(`REQ-${i + 1}`)).join('')}` }));
    assert.deepEqual([search.count, search.more], [1000, true]);
  });
});

describe('views/outline: growth', function () {
  this.timeout(60_000);
  const nameOf = (i: number): string => `r/f${i}.req.yaml`;
  const workspace = (files: number, each: number): Snapshot => updateSnapshot(emptySnapshot(), [
    { file: 'p.product.yaml', facts: readFacts('p.product.yaml', PRODUCT) },
    ...Array.from({ length: files }, (_, f) => ({ file: nameOf(f), facts: readFacts(nameOf(f), `requirements:\n${Array.from({ length: each }, (_, i) => requirement(`REQ-${f * each + i + 1}`)).join('')}`) })),
  ]);
  /** Milliseconds of the processor to show what one changed file changes. */
  const refresh = (outline: Outline, snapshot: Snapshot, edit: number): number => {
    const next = updateSnapshot(snapshot, [{ file: nameOf(0), facts: readFacts(nameOf(0), `requirements:\n${requirement('REQ-1').replace('proposed', edit % 2 ? 'approved' : 'planned')}`) }]);
    const before = process.cpuUsage();
    outline.update(next);
    for (const one of outline.sections('', TODAY)) for (const grouping of ['prd', 'status'] as const) {
      const rows = outline.below(one, grouping);
      for (let at = 0; at < Math.min(200, rows.length); at++) {
        const node = rows.at(at);
        const inner = node && outline.below(node, grouping);
        for (let i = 0; inner && i < Math.min(200, inner.length); i++) inner.at(i);
      }
      if (grouping === 'prd') break;
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  it('an edit among ten times the requirements costs about the same', () => {
    const sizes = [workspace(200, 20), workspace(2000, 20)].map((snapshot) => ({ snapshot, outline: createOutline(snapshot), least: Infinity }));
    for (const { snapshot, outline } of sizes) refresh(outline, snapshot, 0);
    for (let round = 0; round < 8; round++) for (const size of sizes) size.least = Math.min(size.least, refresh(size.outline, size.snapshot, round));
    const [small, large] = sizes;
    assert.ok(large && small && large.least < 4 * small.least + 5, `${small?.least} ms, ${large?.least} ms`);
  });
});
