// The command `prd new`: writes a new product document, or one more requirement into a file that is there.
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { looksLikeId } from '../core/document/extract';
import { fileKindOf, suffixOf } from '../core/document/file-kind';
import { parseDocument } from '../core/document/parse';
import { appendRequirement } from '../core/edits/append-requirement';
import { fileNameOf } from '../core/edits/file-name';
import { skeletonOf } from '../core/edits/skeleton';
import { definitionsOf, scopeOf } from '../core/index/lookup';
import { nextFreeId } from '../core/index/next-id';
import { ENTITY_TYPES, type Localized } from '../core/schema/entities';
import { nearest } from '../core/text/nearest';
import { positionAt } from '../core/text/lines';
import { applyEdits } from '../core/text/range';
import { type Arguments, type Command, EXIT, type ExitCode, optionOf, type Surroundings, UsageError } from './command';
import { codeOf, readText } from './files';
import type { Workspace } from './load';
import { openWorkspaces, reasonOf, unreadableText } from './open';
import { relativePath } from './roots';
import { REFUSALS, say, TEXTS } from './texts';
import { todayOf } from './today';

const KINDS = {
  product: { file: 'product', untitled: TEXTS.untitledProduct },
  prd: { file: 'prd', untitled: TEXTS.untitledPrd },
  requirement: { file: 'requirements', untitled: TEXTS.untitledRequirement },
} as const;
type Kind = keyof typeof KINDS;

export const create: Command = {
  summary: { en: 'Start a product, a PRD or a requirement', zh: '新建产品、PRD 或需求' },
  options: ['title', 'id', 'dir', 'file', 'stdout', 'today'],
  help: {
    en: `Usage: prd new product|prd|requirement [options]

Writes a new document with the next free id, ready to be filled in. Nothing is ever overwritten.

Options:
  --title TITLE      its title; the file is named after it
  --id ID            its id in place of the next free one
  --dir FOLDER       where the file goes; made if it is not there
  --file FILE        the file itself; a requirement is added to it if it is there
  --stdout           print the text and write nothing
  --today DATE       day that counts as today, such as 2026-03-31
  --lang LANGUAGE    en or zh, for the document too; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this text
`,
    zh: `用法：prd new product|prd|requirement [选项]

写入一份使用下一个可用 ID 的新文档，供您补全。不会覆盖任何已有内容。

选项：
  --title 标题       文档标题；文件以此命名
  --id ID            指定 ID，代替下一个可用的 ID
  --dir 文件夹       文件所在位置；不存在则新建
  --file 文件        指定文件；若已存在，需求会添加到其中
  --stdout           只输出文本，不写入文件
  --today 日期       当作今天的日期，如 2026-03-31
  --lang 语言        en 或 zh，也用于文档；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help         显示本说明
`,
  },
  run,
};

/** What is to be written. */
interface Plan {
  readonly kind: Kind;
  readonly title: string;
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  readonly today: string;
}

async function run(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { cwd, language, stdout, stderr } = surroundings;
  const kind = kindOf(args, surroundings);
  const title = optionOf(args, 'title')?.trim() || KINDS[kind].untitled[language];
  const file = await fileFor(kind, title, args, surroundings);
  const exists = await isThere(file);
  if (exists && kind !== 'requirement') throw new UsageError(say(TEXTS.fileExists, language, { path: relativePath(cwd, file) }));
  const { workspaces, unreadable } = await openWorkspaces([await nearestFolder(path.dirname(file))], surroundings);
  for (const one of unreadable) await stderr.write(`${unreadableText(one, surroundings)}\n`);
  const [workspace] = workspaces;
  if (!workspace) return EXIT.failure;
  const plan = { kind, title, file, id: idFor(kind, file, workspace, args, surroundings), today: todayOf(args, surroundings) };
  const text = exists ? await appended(plan, surroundings) : skeletonOf(KINDS[kind].file, { id: plan.id, title, language, today: plan.today, single: optionOf(args, 'file') === undefined });
  if (args.options.has('stdout')) await stdout.write(text);
  else {
    await write(file, text, exists, surroundings);
    const shown = { path: relativePath(cwd, file), id: plan.id };
    await stdout.write(`${say(exists ? TEXTS.appended : TEXTS.created, language, shown)}\n${say(TEXTS.next, language, shown)}\n`);
  }
  return EXIT.clean;
}

function kindOf({ positionals }: Arguments, { language }: Surroundings): Kind {
  const [name, extra] = positionals;
  const choices = Object.keys(KINDS);
  if (name === undefined) throw new UsageError(say(TEXTS.newWhat, language, { choices: choices.join(', ') }));
  if (!Object.hasOwn(KINDS, name)) {
    const near = nearest(name, choices);
    throw new UsageError(say(TEXTS.newUnknown, language, { name, choices: choices.join(', ') }) + (near ? say(TEXTS.didYouMean, language, { name: near }) : ''));
  }
  if (extra !== undefined) throw new UsageError(say(TEXTS.tooMany, language, { value: extra }));
  return name as Kind;
}

/** The file given, else one named after the title that is not there yet. */
async function fileFor(kind: Kind, title: string, args: Arguments, { cwd, language }: Surroundings): Promise<string> {
  const given = optionOf(args, 'file');
  const folder = optionOf(args, 'dir');
  const ending = `.${suffixOf(KINDS[kind].file)}.yaml`;
  const name = fileNameOf(title) || kind;
  if (given === undefined) {
    for (let number = 1; ; number++) {
      const file = path.resolve(cwd, folder ?? '.', `${name}${number > 1 ? `-${number}` : ''}${ending}`);
      if (!(await isThere(file))) return file;
    }
  }
  if (folder !== undefined) throw new UsageError(say(TEXTS.dirAndFile, language));
  const file = path.resolve(cwd, given);
  const found = fileKindOf(path.basename(file));
  const isText = found === KINDS[kind].file && !file.endsWith('.md');
  if (isText || (kind === 'requirement' && found === 'prd' && (await isThere(file)))) return file;
  throw new UsageError(say(TEXTS.wrongEnding, language, { name, ending, path: relativePath(cwd, file) }));
}

function idFor(kind: Kind, file: string, { folder, snapshot }: Workspace, args: Arguments, { cwd, language }: Surroundings): string {
  const relative = relativePath(folder, file);
  // A product file makes its folder a scope of its own, so ids of products are kept apart here.
  const scope = kind === 'product' ? path.posix.dirname(relative).replace(/^\.$/, '') : scopeOf(snapshot, relative);
  const given = optionOf(args, 'id');
  if (given === undefined) {
    const products = kind === 'product' ? [...snapshot.files.values()].flatMap(({ entities }) => entities.filter((entity) => entity.kind === 'product').map(({ id }) => id)) : [];
    return nextFreeId(snapshot, scope, kind, new Set(products));
  }
  if (!looksLikeId(given) || given.startsWith('@')) throw new UsageError(say(TEXTS.badId, language, { id: given, example: `${ENTITY_TYPES[kind].prefix}-12` }));
  const taken = definitionsOf(snapshot, given).find((entity) => scopeOf(snapshot, entity.file) === scope);
  if (taken) {
    const starts = snapshot.files.get(taken.file)?.lineStarts;
    const line = starts ? positionAt(starts, taken.idRange.start).line + 1 : 1;
    throw new UsageError(say(TEXTS.takenId, language, { id: given, place: `${relativePath(cwd, path.join(folder, taken.file))}:${line}` }));
  }
  return given;
}

/** Text of a file that is there, with one requirement more. */
async function appended({ file, id, title }: Plan, { cwd, language }: Surroundings): Promise<string> {
  const shown = relativePath(cwd, file);
  const refuse = (reason: Localized): never => {
    throw new UsageError(say(TEXTS.noAppend, language, { path: shown, reason: reason[language] }));
  };
  const text = await readText(file).catch((error: unknown) => {
    throw new UsageError(say(TEXTS.unreadable, language, { path: shown, reason: reasonOf(codeOf(error), language) }));
  });
  if (text === undefined) return refuse(REFUSALS.broken);
  const document = parseDocument(path.basename(file), text);
  const result = appendRequirement(document, { id, title, language });
  if (!result.ok) return refuse(REFUSALS[result.reason]);
  return applyEdits(text, result.edits);
}

async function write(file: string, text: string, exists: boolean, { cwd, language }: Surroundings): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    // Reading drops a byte order mark; writing puts it back.
    const mark = exists && (await readFile(file)).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? '\uFEFF' : '';
    await writeFile(file, mark + text, { flag: exists ? 'w' : 'wx' });
  } catch (error) {
    throw new UsageError(say(TEXTS.cannotWrite, language, { path: relativePath(cwd, file), reason: reasonOf(codeOf(error), language) }));
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(() => true, () => false);
}

/** The folder, or the nearest above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if ((await stat(at).catch(() => undefined))?.isDirectory()) return at;
  }
  return path.parse(folder).root;
}
