// Turns the place of the cursor into the refactorings that are offered there; what each one changes is worked out when it is chosen.
import type { Document, Entity } from '../document/document';
import { nodeAt, pairOf, stringOf } from '../document/tree';
import { appendData } from '../edits/append-data';
import type { Outcome, Refusal } from '../edits/change';
import { extractRequirement, filesToList, isMovable, listToFiles, moveRequirement, rootToList } from '../edits/requirement-source';
import { scenarioOf } from '../edits/scenario';
import { setScenario } from '../edits/set-scenario';
import { sortItems } from '../edits/sort-items';
import { splitRequirement } from '../edits/split-requirement';
import { splitStatement } from '../edits/split-statement';
import { entityOf, pathsOf, referencesOf, scopeOf } from '../index/lookup';
import { folderOf } from '../index/build';
import { nextFreeId } from '../index/next-id';
import type { Snapshot } from '../index/snapshot';
import { compareIds } from '../scoring/ranking';
import type { Range } from '../text/range';
import { entityShape } from './fields';
import { freeFile } from './free-file';
import { orderById, orderByScore } from './requirement-order';
import { listAt, thingAt } from './thing-at';
import type { Asked, Language } from './words';

/** Gives a document as it stands in the editor or on disk. */
export type DocumentOf = (file: string) => Document | undefined;

export interface Refactoring {
  readonly title: string;
  readonly kind: 'extract' | 'inline' | 'move' | 'rewrite';
  /** Other files that `run` reads. */
  readonly needs: readonly string[];
  /** Works out the change; nothing is offered that is known to be refused. */
  readonly run?: (documentOf: DocumentOf) => Outcome;
  /** Words of the new text that the writer puts others in place of. */
  readonly fills?: readonly string[];
  /** In place of `run`: asks for something first. */
  readonly command?: { readonly name: 'setStatus' | 'setPriority' | 'moveRequirement'; readonly id: string; readonly file: string };
}

type Say = (en: string, zh: string) => string;

interface Scene extends Asked {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly offset: number;
  readonly scope: string;
  readonly say: Say;
}

/** Refactorings at a selection, in the order to show them. */
export function refactorings(snapshot: Snapshot, document: Document, range: Range, asked: Asked): Refactoring[] {
  const { yaml, broken, file } = document;
  if (broken || !document.root || !yaml || range.start < yaml.start || range.end > yaml.end) return [];
  const say: Say = (en, zh) => (asked.language === 'zh' ? zh : en);
  const scene = { ...asked, snapshot, document, offset: range.start, scope: scopeOf(snapshot, file), say };
  const thing = thingAt(document, range.start);
  return [
    ...(thing ? ofThing(scene, thing) : []),
    ...(thing?.kind === 'requirement' ? ofRequirement(scene, thing) : []),
    ...inlining(scene),
    ...sorting(scene),
    ...converting(scene),
  ];
}

function ofThing({ say }: Scene, thing: Entity): Refactoring[] {
  const { id, file } = thing;
  const keys = entityShape(thing)?.properties;
  const command = (title: string, name: 'setStatus' | 'setPriority'): Refactoring => ({ title, kind: 'rewrite', needs: [], command: { name, id, file } });
  return [
    ...(keys?.get('status')?.values ? [command(say(`Set the status of ${id}…`, `设置 ${id} 的状态…`), 'setStatus')] : []),
    ...(keys?.get('priority')?.values ? [command(say(`Set the priority of ${id}…`, `设置 ${id} 的优先级…`), 'setPriority')] : []),
  ];
}

function ofRequirement(scene: Scene, thing: Entity): Refactoring[] {
  const { say, document, snapshot } = scene;
  const { id, path } = thing;
  const offers: Refactoring[] = [...splitting(scene, thing), ...scenarios(scene, thing)];
  if (!isMovable(document, thing)) return offers;
  if (path.length > 0) {
    const target = freeFile(snapshot, document.file, thing);
    const list = nodeAt(document.root, path.slice(0, -1));
    // The only one of a list takes all comments along, and no empty list stays behind.
    const isAll = document.kind === 'requirements' && document.root?.kind === 'mapping' && document.root.pairs.length === 1 && list?.kind === 'sequence' && list.items.length === 1;
    offers.push({ title: say(`Extract ${id} to a file`, `将 ${id} 移到单独的文件`), kind: 'extract', needs: [], run: () => (isAll ? listToFiles(document, new Map([[id, target]])) : extractRequirement(document, id, target)) });
  }
  offers.push({ title: say(`Move ${id} to another file…`, `将 ${id} 移到其他文件…`), kind: 'move', needs: [], command: { name: 'moveRequirement', id, file: document.file } });
  return offers;
}

/** A statement with two demands becomes two requirements; the joint nearest to the cursor parts them. */
function splitting({ say, document, snapshot, scope, offset }: Scene, thing: Entity): Refactoring[] {
  const node = pairOf(nodeAt(document.root, thing.path), 'statement')?.value;
  const text = stringOf(node);
  const within = node && node.start <= offset && offset <= node.end ? offset - node.start : undefined;
  const split = text === undefined ? undefined : splitStatement(text, within);
  if (!split || thing.path.length > 2) return [];
  const second = nextFreeId(snapshot, scope, 'requirement');
  const prds = [...new Set(referencesOf(snapshot, thing.id).filter((one) => one.fromKind === 'prd' && one.field === 'requirements' && scopeOf(snapshot, one.file) === scope).map(({ file }) => file))];
  return [{
    title: say(`Split into ${thing.id} and ${second}`, `拆分为 ${thing.id} 和 ${second}`), kind: 'rewrite', needs: prds,
    run: (documentOf) => splitRequirement(document, thing, {
      ...split, id: second, file: freeFile(snapshot, document.file, { id: second, title: split.title }), prds: prds.flatMap((file) => (file === document.file ? document : documentOf(file)) ?? []),
    }),
  }];
}

function scenarios({ say, document, offset, language }: Scene, thing: Entity): Refactoring[] {
  const list = pairOf(nodeAt(document.root, thing.path), 'acceptance')?.value;
  const offers: Refactoring[] = [];
  const index = list?.kind === 'sequence' ? list.items.findIndex((item) => item.start <= offset && offset <= item.end) : -1;
  const text = list?.kind === 'sequence' ? stringOf(list.items[index]) : undefined;
  const scenario = text === undefined ? undefined : scenarioOf(text);
  if (scenario) {
    offers.push({ title: say('Write it as given, when, then', '改写为 given、when、then'), kind: 'rewrite', needs: [], run: () => edited(document, setScenario(document, thing, index, scenario), thing.id) });
  }
  offers.push({
    title: say(`Add an acceptance criterion to ${thing.id}`, `为 ${thing.id} 添加验收标准`), kind: 'rewrite', needs: [], fills: Object.values(blankScenario(language)),
    run: () => edited(document, appendData(document, { at: thing.path, key: 'acceptance', items: [blankScenario(language)] }), thing.id),
  });
  return offers;
}

/** The words that a new criterion begins with. */
function blankScenario(language: Language): { given: string; when: string; then: string } {
  return language === 'zh' ? { given: '某种情形', when: '某事发生', then: '可以看到某个结果' } : { given: 'a situation', when: 'something happens', then: 'something can be seen' };
}

/** On an id in a PRD's list: the requirement itself takes its place. */
function inlining({ say, document, snapshot, scope, offset }: Scene): Refactoring[] {
  if (document.kind !== 'prd') return [];
  const reference = document.references.find(({ range, field, fromKind }) => field === 'requirements' && fromKind === 'prd' && range.start <= offset && offset <= range.end);
  const target = reference && entityOf(snapshot, reference.id, document.file);
  if (!target || target.file === document.file || target.kind !== 'requirement' || scopeOf(snapshot, target.file) !== scope) return [];
  const { id, file } = target;
  return [{
    title: say(`Write ${id} here in full`, `在此写出 ${id} 全文`), kind: 'inline', needs: [file],
    run: (documentOf) => {
      const from = documentOf(file);
      return from ? moveRequirement(from, id, document) : { ok: false, reason: 'missing' };
    },
  }];
}

function sorting({ say, document, snapshot, scope, offset }: Scene): Refactoring[] {
  const found = listAt(document, offset);
  if (!found || found.ids.length < 2) return [];
  const { path, ids, kind } = found;
  const sorted = (order: readonly number[]): Outcome =>
    order.every((from, to) => from === to) ? { ok: false, reason: 'same' } : edited(document, sortItems(document, path, order));
  const offers: Refactoring[] = [];
  if (ids.some((id, i) => i > 0 && compareIds(ids[i - 1] ?? '', id) > 0)) offers.push({ title: say('Sort the list by id', '按编号排序列表'), kind: 'rewrite', needs: [], run: () => sorted(orderById(ids)) });
  // What scores what is a question to the whole product: it is asked when somebody wants to know.
  if (kind === 'requirement') offers.push({ title: say('Sort the list by score', '按得分排序列表'), kind: 'rewrite', needs: [], run: () => sorted(orderByScore(snapshot, scope, ids)) });
  return offers;
}

function converting({ say, document, snapshot }: Scene): Refactoring[] {
  const { file, kind, root } = document;
  if (kind !== 'requirements' || root?.kind !== 'mapping') return [];
  const list = pairOf(root, 'requirements')?.value;
  const folder = folderOf(file);
  if (list?.kind === 'sequence') {
    const things = document.entities.filter(({ path }) => path.length === 2);
    if (things.length < 2 || things.length !== list.items.length || root.pairs.length > 1) return [];
    const taken = new Set<string>();
    const names = (): Map<string, string> => new Map(things.map((thing) => [thing.id, freeFile(snapshot, file, thing, taken)]));
    return [{ title: say(`Give each of the ${things.length} requirements a file`, `为 ${things.length} 条需求各建一个文件`), kind: 'rewrite', needs: [], run: () => listToFiles(document, names()) }];
  }
  const own = document.entities.find(({ path }) => path.length === 0);
  if (list || !own) return [];
  const singles = pathsOf(snapshot).filter((one) => folderOf(one) === folder && snapshot.files.get(one)?.kind === 'requirements' && isSingle(snapshot, one));
  const id = (one: string): string => snapshot.files.get(one)?.entities[0]?.id ?? '';
  const files = singles.includes(file) ? singles.toSorted((a, b) => compareIds(id(a), id(b))) : [];
  const gather: Refactoring = {
    title: say(`Gather the ${files.length} requirement files of this folder into a list`, `将此文件夹的 ${files.length} 个需求文件合并为列表`), kind: 'rewrite', needs: files.filter((one) => one !== file),
    run: (documentOf) => {
      const documents = files.flatMap((one) => (one === file ? document : documentOf(one)) ?? []);
      const title = folder.slice(folder.lastIndexOf('/') + 1) || 'requirements';
      return documents.length === files.length ? filesToList(documents, freeFile(snapshot, file, { id: 'requirements', title })) : { ok: false, reason: 'missing' };
    },
  };
  const wrap: Refactoring = { title: say('Make this file a list of requirements', '将此文件改为需求列表'), kind: 'rewrite', needs: [], run: () => rootToList(document) };
  return files.length > 1 && files.length <= 500 ? [wrap, gather] : [wrap];
}

function isSingle(snapshot: Snapshot, file: string): boolean {
  const entities = snapshot.files.get(file)?.entities ?? [];
  return entities.length === 1 && entities[0]?.path.length === 0;
}

function edited({ file }: Document, result: { readonly ok: true; readonly edits: readonly { range: Range; newText: string }[] } | { readonly ok: false; readonly reason: Refusal }, id?: string): Outcome {
  return result.ok ? { ok: true, changes: [{ kind: 'edit', file, edits: result.edits }], ...(id !== undefined && { show: { file, id } }) } : result;
}

const REASONS: Readonly<Record<Refusal, readonly [string, string]>> = {
  broken: ['A file has errors. Mend them first.', '文件中有错误，请先修复。'],
  alias: ['The file uses YAML aliases. Write the values out first.', '文件使用了 YAML 别名，请先写出其值。'],
  same: ['The list is in this order already.', '列表已是此顺序。'],
  missing: ['It is no longer there.', '它已不存在。'],
  kind: ['That file takes no requirement.', '该文件不能放需求。'],
  single: ['That file holds a single requirement. Make it a list first.', '该文件只有一条需求，请先改为列表。'],
  frame: ['The file says more than its requirements: it must stay.', '文件中除需求外还有其他内容，不能删除。'],
  unsafe: ['The text can’t be taken apart safely. Change it by hand.', '无法安全地拆开这段文本，请手动修改。'],
};

/** Why a change was refused, in plain words. */
export function refusalText(reason: Refusal, language: Language): string {
  return REASONS[reason][language === 'zh' ? 1 : 0];
}
