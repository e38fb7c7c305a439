// The command `prd list`: shows the things of a kind that product documents define, as a table or as JSON.
import { rootKindOf } from '../core/document/root-kind';
import type { Entity } from '../core/document/document';
import { labelOf } from '../core/index/lookup';
import { ENTITY_KINDS, ENTITY_TYPES, type EntityKind } from '../core/schema/entities';
import { type Shape, shapeAt, shapeBelow } from '../core/schema/shape';
import { nearest } from '../core/text/nearest';
import { positionAt } from '../core/text/lines';
import path from 'node:path';
import { choiceOf } from './args';
import { type Arguments, type Command, EXIT, type ExitCode, type Surroundings, UsageError } from './command';
import type { Workspace } from './load';
import { openWorkspaces, unreadableText } from './open';
import { relativePath } from './roots';
import { clip, printable, table, widthOf } from './terminal-text';
import { say, TEXTS } from './texts';

/** What the lists are called, and the fields that they show beside the id. */
const LISTS: Readonly<Record<EntityKind, { readonly name: string; readonly fields: readonly string[] }>> = {
  product: { name: 'products', fields: ['name', 'stage', 'owner'] },
  goal: { name: 'goals', fields: ['title', 'horizon', 'due', 'owner'] },
  kpi: { name: 'kpis', fields: ['name', 'unit', 'baseline', 'target', 'direction'] },
  persona: { name: 'personas', fields: ['name'] },
  competitor: { name: 'competitors', fields: ['name'] },
  prd: { name: 'prds', fields: ['title', 'status', 'stage', 'owner'] },
  useCase: { name: 'use-cases', fields: ['title', 'actor'] },
  requirement: { name: 'requirements', fields: ['title', 'type', 'status', 'priority', 'owner'] },
  roadmap: { name: 'roadmaps', fields: ['title', 'start', 'end'] },
  lane: { name: 'lanes', fields: ['title'] },
  milestone: { name: 'milestones', fields: ['title', 'date', 'lane'] },
  roadmapItem: { name: 'roadmap', fields: ['title', 'status', 'lane', 'horizon', 'start', 'end', 'progress', 'owner'] },
  feedback: { name: 'feedback', fields: ['text', 'date', 'channel', 'sentiment', 'status'] },
  improvement: { name: 'improvements', fields: ['title', 'status', 'due', 'owner'] },
  risk: { name: 'risks', fields: ['title', 'category', 'exposure', 'response', 'status', 'owner'] },
  team: { name: 'teams', fields: ['name', 'function', 'capacity'] },
  review: { name: 'reviews', fields: ['date'] },
  person: { name: 'people', fields: ['name', 'role', 'team', 'load'] },
};

/** Cells that the first, wordy column takes on a terminal. */
const TITLE_WIDTH = 60;
const FORMATS = ['table', 'json'] as const;

const NAMES = ENTITY_KINDS.map((kind) => LISTS[kind].name);

export const list: Command = {
  summary: { en: 'List requirements, PRDs, roadmap items, ...', zh: '列出需求、PRD、路线图条目等' },
  options: ['format'],
  help: {
    en: `Usage: prd list [LIST] [PATHS...] [options]

Shows what product documents define: ${NAMES.join(', ')}.
Without a list: what there is, and how many. Without a path: in the current folder.

Options:
  --format FORMAT    table (default) or json
  --lang LANGUAGE    en or zh; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this text
`,
    zh: `用法：prd list [列表] [路径...] [选项]

显示产品文档中定义的内容：${NAMES.join(', ')}。
不给列表则显示有哪些内容及其数量；不给路径则在当前文件夹中查找。

选项：
  --format 格式      table（默认）或 json
  --lang 语言        en 或 zh；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help         显示本说明
`,
  },
  run,
};

interface Row {
  readonly entity: Entity;
  readonly file: string;
  readonly line: number;
  /** Shape of the entity's mapping. */
  readonly shape: Shape | undefined;
}

async function run(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { language, stdout, stderr } = surroundings;
  const format = choiceOf(args, 'format', FORMATS, language) ?? 'table';
  const [name, ...paths] = args.positionals;
  const kind = name === undefined ? undefined : kindOf(name, surroundings);
  const { workspaces, unreadable } = await openWorkspaces(paths, surroundings);
  const rows = workspaces.flatMap((workspace) => rowsOf(workspace, surroundings.cwd)).sort(byId);
  if (kind) {
    const own = rows.filter(({ entity }) => entity.kind === kind);
    await stdout.write(format === 'json' ? jsonOf(own) : tableOf(kind, own, surroundings));
  } else await stdout.write(format === 'json' ? countsJson(rows) : countsTable(rows, surroundings));
  for (const one of unreadable) await stderr.write(`${unreadableText(one, surroundings)}\n`);
  return unreadable.length > 0 ? EXIT.failure : EXIT.clean;
}

function kindOf(name: string, { language }: Surroundings): EntityKind {
  const word = name.toLowerCase();
  const kind = ENTITY_KINDS.find((one) => LISTS[one].name === word) ?? ENTITY_KINDS.find((one) => one.toLowerCase() === word.replaceAll('-', ''));
  if (kind) return kind;
  const near = nearest(word, NAMES);
  throw new UsageError(say(TEXTS.unknownKind, language, { name, choices: NAMES.join(', ') }) + (near ? say(TEXTS.didYouMean, language, { name: near }) : ''));
}

function rowsOf({ folder, snapshot, asked }: Workspace, cwd: string): Row[] {
  return asked.flatMap((file) => {
    const facts = snapshot.files.get(file);
    return (facts?.entities ?? []).map((entity): Row => {
      const root = facts?.kind === 'requirements' && entity.path.length === 0 ? 'requirement' : facts?.kind === 'requirements' ? 'requirementList' : rootKindOf(facts?.kind ?? 'prd', undefined);
      return {
        entity,
        file: relativePath(cwd, path.join(folder, file)),
        line: facts ? positionAt(facts.lineStarts, entity.idRange.start).line + 1 : 1,
        shape: shapeAt(root, entity.path),
      };
    });
  });
}

/** REQ-9 comes before REQ-10. */
const ORDER = new Intl.Collator('en', { numeric: true });

function byId(a: Row, b: Row): number {
  return ORDER.compare(a.entity.id, b.entity.id) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
}

/** A field's value as plain data; a risk's exposure is its probability times its impact. */
function valueOf(entity: Entity, field: string): unknown {
  if (field === 'exposure') {
    const { probability, impact } = entity.fields;
    return typeof probability === 'number' && typeof impact === 'number' ? probability * impact : undefined;
  }
  return entity.fields[field] ?? undefined;
}

function jsonOf(rows: readonly Row[]): string {
  const values = rows.map(({ entity, file, line }) => {
    const title = labelOf(entity);
    const fields = LISTS[entity.kind].fields.filter((field) => field !== 'title').map((field) => [field, valueOf(entity, field)] as const);
    return { kind: entity.kind, id: entity.id, ...(title !== entity.id && { title }), ...Object.fromEntries(fields), file, line };
  });
  return `${JSON.stringify(values, null, 2)}\n`;
}

function tableOf(kind: EntityKind, rows: readonly Row[], { language, stdout }: Surroundings): string {
  if (rows.length === 0) return `${say(TEXTS.emptyList, language, { kind: ENTITY_TYPES[kind].many[language] })}\n`;
  const fields = LISTS[kind].fields.filter((field) => rows.some(({ entity }) => valueOf(entity, field) !== undefined));
  const head = ['ID', ...fields.map((field) => headingOf(field, rows[0]?.shape, language)), say(TEXTS.placeColumn, language)];
  const lines = rows.map(({ entity, file, line, shape }) => {
    const cells = fields.map((field, i) => {
      const text = textOf(valueOf(entity, field), shapeBelow(shape, field), language);
      return i === 0 && (stdout.isTerminal || field === 'text') ? clip(text, TITLE_WIDTH) : text;
    });
    return [printable(entity.id), ...cells, printable(`${file}:${line}`)];
  });
  return table([head, head.map((cell) => '-'.repeat(widthOf(cell))), ...lines]);
}

function headingOf(field: string, shape: Shape | undefined, language: Surroundings['language']): string {
  if (field === 'exposure') return say(TEXTS.exposureColumn, language);
  return shapeBelow(shape, field)?.title[language] || field;
}

/** A value in words: the schema's name for an enumerated one. */
function textOf(value: unknown, shape: Shape | undefined, language: Surroundings['language']): string {
  if (value === undefined || value === null) return '';
  const known = shape?.values?.find((one) => one.value === value);
  return known ? known.title[language] : printable(typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();
}

function countsOf(rows: readonly Row[]): [EntityKind, number][] {
  return ENTITY_KINDS.flatMap((kind): [EntityKind, number][] => {
    const number = rows.filter(({ entity }) => entity.kind === kind).length;
    return number > 0 ? [[kind, number]] : [];
  });
}

function countsJson(rows: readonly Row[]): string {
  return `${JSON.stringify(Object.fromEntries(countsOf(rows).map(([kind, number]) => [LISTS[kind].name, number])), null, 2)}\n`;
}

function countsTable(rows: readonly Row[], { language }: Surroundings): string {
  const head = [TEXTS.kindColumn, TEXTS.kindName, TEXTS.kindCount].map((text) => say(text, language));
  return table([head, head.map((cell) => '-'.repeat(widthOf(cell))), ...countsOf(rows).map(([kind, number]) => [LISTS[kind].name, ENTITY_TYPES[kind].many[language], String(number)])]);
}
