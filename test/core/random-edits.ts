// Random edits of a small workspace: files with references that come, change, break, move and go; products and settings among them.
import fc from 'fast-check';
import { requirement } from './workspace';

const ID = fc.constantFrom('REQ-1', 'REQ-2', 'REQ-3', 'REQ-4', 'GOAL-1', 'PRD-1');
export const FOLDERS = ['', 'app/', 'app/deep/', 'shop/', 'shop/x/y/'];

/** Statements, of which some say nearly the same, and some what can be said better in one language or the other. */
const STATEMENT = fc.constantFrom('The app shall show the fare of each saved trip in the history.', 'In the history, the app must display the fares of all saved trips.', '应用应显示已保存行程的票价。', '系统必须 quickly 显示已保存的行程票价。', '应用 should load the list of open orders quickly 快速加载全部订单列表。', 'The app should answer fast.');

/** One requirement with references, perhaps quoted, rejected, broken or silenced. */
const requirementText = fc
  .record({ id: ID, on: fc.array(ID, { maxLength: 3 }), parent: fc.option(ID), quote: fc.boolean(), status: fc.constantFrom('proposed', 'rejected', 'approved'), broken: fc.nat(9), lead: fc.nat(2), ignore: fc.boolean(), statement: STATEMENT })
  .map(({ id, on, parent, quote, status, broken, lead, ignore, statement }) => {
    const names = on.map((one) => (quote ? `"${one}"` : one)).join(', ');
    return `${'# note\n'.repeat(lead)}${requirement(quote ? `'${id}'` : id).replace('proposed', status).replace('The app shall offer the cards saved before.', statement)}${ignore ? '# prd-ignore ref/unknown: soon\n' : ''}dependsOn: [${names}]\nconflictsWith: [${names}]\n${parent ? `parent: ${parent}\n` : ''}${broken === 0 ? 'owner: @ling\n' : ''}`;
  });
const productText = fc.record({ name: fc.constantFrom('a', 'b'), goal: fc.boolean(), key: fc.option(fc.constantFrom('delight', 'risk')) })
  .map(({ name, goal, key }) => `id: PRODUCT-${name}\nname: ${name}\nvision: ${name}\n${goal ? 'goals:\n  - id: GOAL-1\n    title: Sell\n' : ''}${key ? `scoring:\n  criteria:\n    - {key: ${key}, weight: 1}\n` : ''}`);
const configText = fc.constantFrom('rules:\n  ref/unknown: off\n', 'rules:\n  ref/cycle: hint\n  ref/unkown: info\n', 'ids:\n  requirement: STORY\n', 'rules: 5\n', 'language: en\n', 'language: zh\n', '');

const text = (ending: string): fc.Arbitrary<string> => (ending === '.product.yaml' ? productText : requirementText);
const edit = fc.oneof(
  { weight: 8, arbitrary: fc.record({ folder: fc.constantFrom(...FOLDERS), name: fc.constantFrom('a.req.yaml', 'b.req.yaml') }).chain(({ folder, name }) => fc.record({ file: fc.constant(folder + name), text: fc.option(text('.req.yaml'), { freq: 4, nil: undefined }) })) },
  { weight: 3, arbitrary: fc.constantFrom(...FOLDERS).chain((folder) => fc.record({ file: fc.constantFrom(`${folder}p.product.yaml`, `${folder}q.product.yaml`), text: fc.option(text('.product.yaml'), { freq: 2, nil: undefined }) })) },
  { weight: 1, arbitrary: fc.record({ file: fc.constantFrom('prd.config.yaml', 'app/prd.config.yaml'), text: fc.option(configText, { nil: undefined }) }) },
);
/** A rename is a file that goes and another that comes, in one change. */
const rename = fc.tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...FOLDERS)).map(([from, to]) => ({ from: `${from}a.req.yaml`, to: `${to}c.req.yaml` }));
/** Files that change together: texts by path, `undefined` for one that goes; or a file that moves. */
export const step = fc.oneof({ weight: 3, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }) }, { weight: 1, arbitrary: rename });
