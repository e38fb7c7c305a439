// What pasted texts and dropped files become: the text after each offer, and where nothing is offered.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { bulletsOf } from '../../../src/core/edits/bullets';
import { dropOffer, pasteOffers } from '../../../src/core/language/paste';
import { applyEdits } from '../../../src/core/text/range';
import { requirement, snapshotOf, TODAY } from '../workspace';

const ASKED = { language: 'en', today: TODAY } as const;
const URL = 'https://www.example.org/notes/interviews%20two?x=1#y';
const LINK = { title: 'example.org/notes/interviews two', url: URL };

interface Pasted {
  readonly title: string;
  readonly second: boolean;
  readonly after: string;
}

function paste(marked: string, text: string, file = 'a.req.yaml', language: 'en' | 'zh' = 'en'): Pasted | undefined {
  const offset = marked.indexOf('$0');
  const before = marked.replace('$0', '');
  const [offer] = pasteOffers(snapshotOf({ [file]: before }), parseDocument(file, before), offset, text, { ...ASKED, language });
  return offer && { title: offer.title, second: offer.second, after: applyEdits(before, offer.edits) };
}

function drop(marked: string, files: readonly string[], file = 'd/a.req.yaml'): string | undefined {
  const before = marked.replace('$0', '');
  const offer = dropOffer(parseDocument(file, before), marked.indexOf('$0'), { files, addresses: [] }, ASKED);
  return offer && applyEdits(before, offer.edits);
}

const linked = (indent = ''): string => `${indent}links:\n${indent}  - title: ${LINK.title}\n${indent}    url: ${LINK.url}\n`;

describe('language/paste: links', () => {
  it('makes an address a link of the thing, with its host and path for a title', () => {
    assert.deepEqual(paste(`${requirement('REQ-1')}$0`, ` ${URL}\n`), { title: 'Add as a link of REQ-1', second: false, after: `${requirement('REQ-1')}${linked()}` });
    assert.equal(paste(`requirements:\n  - id: REQ-1\n    $0\n    notes: x\n  - id: REQ-2\n`, URL)?.after, `requirements:\n  - id: REQ-1\n${linked('    ')}    \n    notes: x\n  - id: REQ-2\n`);
    assert.equal(paste(requirement('REQ-1', 'tags: [a$0]\n'), URL)?.second, true);
    assert.equal(paste(requirement('REQ-1', 'dependsOn:\n  - $0\n'), URL)?.second, true);
  });
  it('adds to the links that are there, or fills an empty one', () => {
    assert.equal(paste(requirement('REQ-1', 'links:\n  - url: a.md # first\n  $0\n'), URL)?.after, requirement('REQ-1', `links:\n  - url: a.md # first\n${linked().replace('links:\n', '')}  \n`));
    assert.equal(paste(requirement('REQ-1', 'links:\n  - $0\n  - url: b.md\n'), URL)?.after, requirement('REQ-1', `${linked()}  - url: b.md\n`));
    assert.equal(paste(requirement('REQ-1', 'links: [{url: a.md}]\n$0'), URL)?.after, requirement('REQ-1', `links: [{url: a.md}, {title: ${LINK.title}, url: "${LINK.url}"}]\n`).replace(`"${LINK.url}"`, LINK.url));
  });
  it('leaves an address alone where addresses stand, and one that is there already', () => {
    assert.equal(paste(requirement('REQ-1', 'links:\n  - url: $0\n'), URL), undefined);
    assert.equal(paste(requirement('REQ-1', `${linked()}$0`), URL), undefined);
    assert.equal(paste('---\nid: PRD-1\n---\n$0\n', URL, 'a.prd.md'), undefined);
    assert.equal(paste(requirement('REQ-1', '$0x: ['), URL), undefined);
    for (const text of ['javascript:alert(1)', 'https://', 'see https://example.org', 'https://exa mple.org']) assert.equal(paste(`${requirement('REQ-1')}$0`, text), undefined, text);
  });
  it('works in front matter and in Chinese', () => {
    assert.deepEqual(paste('---\nid: PRD-1\n$0\n---\n# x\n', URL, 'a.prd.md', 'zh'), { title: '为 PRD-1 添加链接', second: false, after: `---\nid: PRD-1\n${linked()}\n---\n# x\n` });
  });
  it('makes dropped files links, by paths relative to the document', () => {
    assert.equal(drop(requirement('REQ-1', 'tags: [$0]\n'), ['d/e/My notes_v2.pdf', 'img/logo.svg', 'd/a.req.yaml']), requirement('REQ-1', 'tags: []\nlinks:\n  - title: My notes v2\n    url: e/My%20notes_v2.pdf\n  - title: Logo\n    url: ../img/logo.svg\n'));
    assert.equal(drop(requirement('REQ-1', 'tags: [$0]\n'), []), undefined);
  });
});

describe('language/paste: requirements', () => {
  it('offers lines of a list as requirements behind the one at the cursor', () => {
    const list = `requirements:\n  - id: REQ-1\n    title: A\n    $0\n\n  - id: REQ-5\n    title: B\n`;
    const pasted = paste(list, '- [ ] The shop shall open: at 8.\n* Riders pay\n  by card\n\n1. 商店应关闭。\n');
    assert.deepEqual([pasted?.title, pasted?.second], ['Paste as 3 requirements', true]);
    const item = (id: string, title: string, statement: string): string => `\n  - id: ${id}\n    title: ${title}\n    type: functional\n    status: proposed\n    priority: should\n    statement: ${statement}\n`;
    assert.equal(pasted?.after, `requirements:\n  - id: REQ-1\n    title: A\n${item('REQ-6', '"Open: at 8"', '"The shop shall open: at 8."')}${item('REQ-7', 'Riders pay by card', 'Riders pay by card')}${item('REQ-8', '关闭', '商店应关闭。')}    \n\n  - id: REQ-5\n    title: B\n`);
  });
  it('puts them into a PRD', () => {
    const after = paste('id: PRD-1\nrequirements: [REQ-1]\n$0', '• Riders shall pay.', 'a.prd.yaml')?.after ?? '';
    assert.match(after, /^id: PRD-1\nrequirements:\n {2}- REQ-1\n {2}- id: REQ-2\n {4}title: Pay\n/);
  });
  it('takes prose, YAML and ids for what they are', () => {
    for (const text of ['just a line', '- id: REQ-1\n  title: x', '- REQ-1\n- REQ-2', '- [a](b)', '', '-', '- a\nprose\n- b', '"- a"', `${'- x\n'.repeat(300)}`]) assert.equal(bulletsOf(text), undefined, text.slice(0, 30));
    assert.deepEqual(bulletsOf('(1) one two\n2) three\na. four\n 3、 五'), ['one two', 'three', 'four', '五']);
  });
  it('offers nothing in a file with one requirement', () => assert.equal(paste(requirement('REQ-1', '$0'), '- a b\n- c d\n'), undefined));
});
