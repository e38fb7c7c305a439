// Turns a new id for a thing into edits of every place that speaks of it, or says in words why that can't be.
import type { Document, Entity } from '../document/document';
import { definitionsOf, entityOf, labelOf, referencesTo, resolve, scopeOf } from '../index/lookup';
import { exampleId, isIdOf } from '../index/id-form';
import { filesIn } from '../index/file-list';
import type { Snapshot } from '../index/snapshot';
import { positionAt } from '../text/lines';
import type { Range } from '../text/range';
import { idAt } from './id-at';
import { cut } from './markdown-text';
import { inOrder, means, mentionsOf } from './uses';
import { kindName, kindNames, type Language } from './words';

export interface Refused {
  readonly ok: false;
  readonly reason: string;
}

export interface RenameStart {
  readonly ok: true;
  /** The id as written, without quotes. */
  readonly range: Range;
  readonly id: string;
  readonly entity: Entity;
}

/** `text`: in prose and comments. `address`: within an address or a path, which may lead nowhere once it reads otherwise. */
export type RenameGroup = 'definition' | 'reference' | 'text' | 'address';

export interface RenameEdit {
  readonly file: string;
  readonly range: Range;
  readonly newText: string;
  readonly group: RenameGroup;
}

interface Place {
  readonly file: string;
  readonly range: Range;
  readonly group: 'definition' | 'reference' | 'text';
}

/** What a rename would start from. */
export function prepareRename(snapshot: Snapshot, document: Document, offset: number, language: Language): RenameStart | Refused {
  const say = (en: string, zh: string): Refused => ({ ok: false, reason: language === 'zh' ? zh : en });
  const place = idAt(snapshot, document, offset);
  if (!place) return say('There is no id here. Put the cursor on one, such as REQ-12.', '此处没有编号。请把光标放在编号上，例如 REQ-12。');
  const { id, range, entities: [entity, other] } = place;
  if (!entity) {
    const kinds = place.kinds ?? [];
    return say(`No ${kindNames(kinds, 'en').replace(/^an? /, '').replace(/(, | or )an? /g, '$1')} has the id ${id}: there is nothing to rename.`, `没有编号为 ${id} 的${kindNames(kinds, 'zh')}，无可重命名。`);
  }
  if (other) return say(`Several products define ${id}. Rename it where it is defined.`, `多个产品定义了 ${id}。请在其定义处重命名。`);
  const broken = [entity.file, document.file].find((file) => (file === document.file ? document : snapshot.files.get(file))?.broken);
  if (broken !== undefined) return { ok: false, reason: brokenText(snapshot, broken, language) };
  const inner = innerRange(document.text, range, id);
  return inner ? { ok: true, range: inner, id, entity } : say(`${id} is written in an unusual way here. Write it on one line first.`, `${id} 在此处的写法特殊。请先写在一行内。`);
}

/** Files whose texts `renameEdits` asks for. */
export function filesOfRename(snapshot: Snapshot, entity: Entity): string[] {
  return [...new Set([...placesOf(snapshot, entity).map(({ file }) => file), ...unreadFiles(snapshot, entity)])];
}

interface RenameOptions {
  readonly language: Language;
  /** Text of a file as it is now; nothing when it can't be read. */
  readonly textOf: (file: string) => string | undefined;
}

/** Edits in order of file and place. Every place is held against the text first, so that nothing else is ever written over. */
export function renameEdits(snapshot: Snapshot, entity: Entity, written: string, { language, textOf }: RenameOptions): { readonly ok: true; readonly newId: string; readonly edits: readonly RenameEdit[] } | Refused {
  const newId = entity.kind === 'person' && !written.trim().startsWith('@') ? `@${written.trim()}` : written.trim();
  if (newId === entity.id) return { ok: true, newId, edits: [] };
  const refuse = (reason: string): Refused => ({ ok: false, reason });
  const places = placesOf(snapshot, entity);
  const problem = idProblem(snapshot, entity, newId, language) ?? elsewhereProblem(snapshot, entity, newId, { places, language });
  if (problem !== undefined) return refuse(problem);
  const unread = unreadFiles(snapshot, entity).find((file) => holdsId(textOf(file) ?? '', entity.id));
  if (unread !== undefined) return refuse(brokenText(snapshot, unread, language));
  const edits: RenameEdit[] = [];
  for (const { file, range, group } of places) {
    const text = textOf(file);
    // An alias follows the text that it stands for.
    if (text?.charAt(range.start) === '*') continue;
    const inner = text === undefined ? undefined : innerRange(text, range, entity.id);
    if (text === undefined || !inner) return refuse(changedText(snapshot, file, range, { id: entity.id, language }));
    edits.push({ file, range: inner, newText: newId, group: group === 'text' && isInAddress(text, inner) ? 'address' : group });
  }
  return { ok: true, newId, edits };
}

/** All places that go along. Of an id that is defined twice the references mean the first one: the second takes nothing along. */
function placesOf(snapshot: Snapshot, entity: Entity): Place[] {
  const definition: Place = { file: entity.file, range: entity.idRange, group: 'definition' };
  if (!means(snapshot, entity, entity.file)) return [definition];
  return [
    definition,
    ...referencesTo(snapshot, entity).map(({ file, range }) => ({ file, range, group: 'reference' as const })),
    ...mentionsOf(snapshot, entity).map(({ file, range }) => ({ file, range, group: 'text' as const })),
  ].sort(inOrder);
}

/** Files with errors in which the id would mean the thing, if it stands there. */
function unreadFiles(snapshot: Snapshot, entity: Entity): string[] {
  return [...snapshot.files.values()].filter((facts) => facts.broken && means(snapshot, entity, facts.file)).map(({ file }) => file);
}

function idProblem(snapshot: Snapshot, entity: Entity, newId: string, language: Language): string | undefined {
  const { kind } = entity;
  const { config } = snapshot;
  const shown = cut(newId, 40);
  const example = exampleId(kind, config);
  if (!isIdOf(newId, kind, config)) {
    if (language === 'zh') return `“${shown}”不像${kindName(kind, 'zh')}的编号。请写成 ${example} 的样子。`;
    return `“${shown}” does not read as the id of a ${kindName(kind, 'en')}. Write one such as ${example}.`;
  }
  const scope = scopeOf(snapshot, entity.file);
  const [taken] = definitionsOf(snapshot, newId, { scope, most: 1 });
  const label = taken && labelOf(taken);
  if (taken) {
    const name = label === newId ? '' : cut(label ?? '', 40);
    return language === 'zh' ? `${newId} 已被占用${name && `：“${name}”`}，见 ${taken.file}。` : `${newId} is taken${name && ` by “${name}”`}, in ${taken.file}.`;
  }
  const unread = filesIn(snapshot.unreadIn.get(newId)).find((file) => scopeOf(snapshot, file) === scope);
  return unread === undefined ? undefined : brokenText(snapshot, unread, language);
}

/** Other products that speak of the thing must not mean one of their own by its new id. */
function elsewhereProblem(snapshot: Snapshot, { file: home }: Entity, newId: string, { places, language }: { readonly places: readonly Place[]; readonly language: Language }): string | undefined {
  const scope = scopeOf(snapshot, home);
  const other = places.find(({ file }) => scopeOf(snapshot, file) !== scope && resolve(snapshot, newId, file).kind !== 'unknown');
  const meant = other && entityOf(snapshot, newId, other.file);
  if (!other) return undefined;
  return language === 'zh' ? `在 ${other.file} 中，${newId} 另有所指（${meant?.file ?? '多个产品'}）。` : `In ${other.file}, ${newId} means something else, from ${meant?.file ?? 'several products'}.`;
}

/** Where the id itself stands in what is written at a place: plain, in quotes, or behind an anchor. */
function innerRange(text: string, { start, end }: Range, id: string): Range | undefined {
  const written = text.slice(start, end);
  if (written === id) return { start, end };
  const at = written.length > 4 * id.length + 200 ? -1 : written.indexOf(id);
  if (at < 0 || written.includes(id, at + 1) || isPart(written.charAt(at - 1)) || isPart(written.charAt(at + id.length))) return undefined;
  return { start: start + at, end: start + at + id.length };
}

function isPart(letter: string): boolean {
  return letter !== '' && /[\w-]/.test(letter);
}

/** Whether the id stands in a text as a word of its own. */
function holdsId(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) if (!isPart(text.charAt(at - 1)) && !isPart(text.charAt(at + id.length))) return true;
  return false;
}

/** Part of `https://…/REQ-12`, of `docs/REQ-12` or of `REQ-12.md`. */
function isInAddress(text: string, { start, end }: Range): boolean {
  return /[\\/]$/.test(text.slice(start - 1, start)) || /^(?:[\\/]|\.[A-Za-z])/.test(text.slice(end, end + 2)) || /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s"'<>()]{0,200}$/i.test(text.slice(Math.max(0, start - 220), start));
}

function brokenText(snapshot: Snapshot, file: string, language: Language): string {
  const facts = snapshot.files.get(file);
  const at = facts?.findings.find(({ rule }) => /^(?:yaml|file)\//.test(rule))?.range.start;
  const line = facts && at !== undefined ? positionAt(facts.lineStarts, at).line + 1 : 1;
  return language === 'zh' ? `${file} 第 ${line} 行之后无法读取。请先改正，再重命名。` : `${file} can’t be read past line ${line}. Mend it first, then rename.`;
}

function changedText(snapshot: Snapshot, file: string, { start }: Range, { id, language }: { readonly id: string; readonly language: Language }): string {
  const facts = snapshot.files.get(file);
  const line = facts ? positionAt(facts.lineStarts, start).line + 1 : 1;
  return language === 'zh' ? `${file} 第 ${line} 行的 ${id} 写法特殊或刚有改动。请先写在一行内，再重命名。` : `${id} is written in an unusual way, or has just changed, in ${file}, line ${line}. Write it on one line, then rename.`;
}
