// Places and slots at the cursor of YAML texts, whole and half-typed.
import assert from 'node:assert/strict';
import { placeAt, slotAt } from '../../../src/core/document/cursor';
import { parseDocument } from '../../../src/core/document/parse';

const CURSOR = '$0';

/** Slot at `$0`: what is expected, its path, `«word»`, then the keys and items that are there. */
function slot(text: string, expected: string, file = 'a.req.yaml'): void {
  const offset = text.indexOf(CURSOR);
  const document = parseDocument(file, text.replace(CURSOR, ''));
  const found = slotAt(document, offset);
  const words = found && [
    found.expects,
    `/${found.path.join('/')}`,
    `${found.quote}«${document.text.slice(found.range.start, found.range.end)}»${found.closed ? found.quote : ''}`,
    ...(found.needsBlank ? ['blank'] : []),
    ...(found.hasColon ? ['colon'] : []),
    ...(found.flow ? ['flow'] : [`@${found.column}`]),
    ...(found.keys.length > 0 ? [`keys=${found.keys.join(',')}`] : []),
    ...(found.items.length > 0 ? [`items=${found.items.join(',')}`] : []),
  ].join(' ');
  assert.equal(words ?? 'nothing', expected, text);
}

function place(text: string, expected: string, file = 'a.req.yaml'): void {
  const offset = text.indexOf(CURSOR);
  const found = placeAt(parseDocument(file, text.replace(CURSOR, '')), offset);
  assert.equal(found ? `${found.role} /${found.path.join('/')} ${String(found.node.value)}` : 'nothing', expected, text);
}

describe('document/cursor slotAt', () => {
  it('takes a new key on a line of its own', () => {
    slot('id: REQ-1\npri$0', 'key / «pri» @0 keys=id');
    slot('id: REQ-1\n$0\ntitle: x\n', 'key / «» @0 keys=id,title');
    slot('$0', 'key / «» @0');
    slot('id: REQ-1\n  $0', 'nothing');
  });

  it('tells the level by the indentation', () => {
    const list = 'requirements:\n  - id: REQ-1\n    title: x\n';
    slot(`${list}    $0`, 'key /requirements/0 «» @4 keys=id,title');
    slot(`${list}    st$0\n    owner: x\n  - id: REQ-2\n    type: y`, 'key /requirements/0 «st» @4 keys=id,title,owner');
    slot(`${list}  $0`, 'item /requirements «» @2');
    slot(`${list}   $0`, 'nothing');
    slot(`${list}$0`, 'key / «» @0 keys=requirements');
    slot(`${list}\n  # note\n\n  - $0`, 'node /requirements/1 «» @4');
    slot(`${list}  -$0`, 'node /requirements/1 «» blank @4');
  });

  it('takes a key in front of its colon as one to replace', () => {
    slot('requirements:\n  - i$0d: REQ-1\n    title: x', 'key /requirements/0 «id» colon @4 keys=title');
    slot('title$0: x', 'key / «title» colon @0');
  });

  it('takes a value behind a colon', () => {
    slot('status: $0', 'value /status «» @0');
    slot('status:$0', 'value /status «» blank @0');
    slot('status: prop$0osed # why', 'value /status «proposed» @0');
    slot('status: # $0', 'nothing');
    slot('owner: "@l$0i"', 'value /owner "«@li»" @0');
    slot('owner: "@l$0', 'value /owner "«@l» @0');
    slot("owner: '$0'", "value /owner '«»' @0");
    slot('owner: @l$0', 'value /owner «@l» @0');
    slot('source:\n  channel: $0\n', 'value /source/channel «» @2');
  });

  it('takes what begins below a key without a value', () => {
    slot('source:\n  $0', 'node /source «» @2');
    slot('source:\n  ch$0', 'node /source «ch» @2');
    slot('source:\n  by: x\n  $0', 'key /source «» @2 keys=by');
    slot('dependsOn:\n  - REQ-2\n  - $0\n  - REQ-3', 'node /dependsOn/1 «» @4 items=REQ-2,REQ-3');
    slot('dependsOn:\n- REQ-2\n- RE$0\ntitle: x', 'node /dependsOn/1 «RE» @2 items=REQ-2');
    slot('dependsOn:\n  - REQ-2\n  $0', 'item /dependsOn «» @2 items=REQ-2');
    slot('dependsOn:\n- REQ-2\n$0', 'key / «» @0 keys=dependsOn');
    slot('owner:\n  - "@a"\n  - "@$0"', 'node /owner/1 "«@»" @4 items=@a');
  });

  it('takes places in flow collections, closed or not', () => {
    slot('dependsOn: [$0]', 'value /dependsOn/0 «» flow');
    slot('dependsOn: [REQ-2, RE$0, REQ-4]', 'value /dependsOn/1 «RE» flow items=REQ-2,REQ-4');
    slot('dependsOn: [REQ-2, $0\ntitle: x', 'value /dependsOn/1 «» flow items=REQ-2');
    slot('dependsOn: [REQ-2,$0]', 'value /dependsOn/1 «» blank flow items=REQ-2');
    slot('dependsOn: [REQ-2, "@$0"]', 'value /dependsOn/1 "«@»" flow items=REQ-2');
    slot('dependsOn: [\n  REQ-2,\n  $0\n]', 'value /dependsOn/1 «» flow items=REQ-2');
    slot('dependsOn: [REQ-2] $0', 'nothing');
    slot('links: [{title: x, $0}]', 'key /links/0 «» flow keys=title');
    slot('links: [{title: x, u$0: y}]', 'key /links/0 «u» colon flow keys=title');
    slot('links:\n  - {title: x, url: $0}', 'value /links/0/url «» flow keys=title,url');
    slot('links:\n  - {title: x,\n     url: h$0}', 'value /links/0/url «h» flow keys=title,url');
    slot('source: {$0', 'key /source «» flow');
  });

  it('takes nothing in running text', () => {
    slot('statement: >-\n  When x: y\n  $0', 'nothing');
    slot('statement: |\n  a$0', 'nothing');
    slot('statement: one\n  two $0', 'nothing');
    slot('# note $0', 'nothing');
    slot('title: x # no$0te', 'nothing');
  });

  it('stays inside the front matter of Markdown', () => {
    slot('---\nid: PRD-1\n$0\n---\n# Vision\n', 'key / «» @0 keys=id', 'a.prd.md');
    slot('---\nid: PRD-1\nstatus: $0\n---\n', 'value /status «» @0', 'a.prd.md');
    slot('---\nid: PRD-1\n---\n# Vis$0ion\n', 'nothing', 'a.prd.md');
    slot('# Vision$0\n', 'nothing', 'a.prd.md');
    slot('---\n$0', 'key / «» @0', 'a.prd.md');
  });

  it('reads CRLF and nested lists', () => {
    slot('requirements:\r\n  - id: REQ-1\r\n    pri$0\r\n', 'key /requirements/0 «pri» @4 keys=id');
    slot('a:\n  - - x\n    - $0', 'node /a/0/1 «» @6 items=x');
    slot('x: 1\ny:\n  - b: 1\n  - c:\n      - d: 1\n        $0', 'key /y/1/c/0 «» @8 keys=d');
  });
});

describe('document/cursor placeAt', () => {
  it('finds keys and values', () => {
    place('id: REQ$0-1', 'value /id REQ-1');
    place('i$0d: REQ-1', 'key /id id');
    place('requirements:\n  - id: a\n    dependsOn: [REQ-1, R$0EQ-2]', 'value /requirements/0/dependsOn/1 REQ-2');
    place('statement: >-\n  one\n  t$0wo\n', 'value /statement one two');
    place('id: REQ-1 # no$0te', 'nothing');
    place('id: REQ-1\npri$0\n', 'key /pri pri');
  });
});
