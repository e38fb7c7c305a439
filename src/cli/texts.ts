// The words of the command line in English and Chinese.
import { fileKindOf, FILE_KINDS, suffixOf } from '../core/document/file-kind';
import type { Language } from '../core/rules/render';
import type { Severity } from '../core/index/config';
import { ENTITY_TYPES, type EntityKind, type Localized } from '../core/schema/entities';
import { printable } from './terminal-text';

/** `text` in a language with its `{name}` parts filled in; what comes from outside is made fit for a terminal. */
export function say(text: Localized, language: Language, args: Readonly<Record<string, string | number>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(args, name) ? printable(String(args[name])) : whole));
}

/** A number with what it counts. */
export function count(number: number, noun: { readonly one: string; readonly many: string; readonly zh: string }, language: Language): string {
  if (language === 'zh') return `${number} ${noun.zh}`;
  return `${number} ${number === 1 ? noun.one : noun.many}`;
}

/** A number of things of a kind: `1 goal`, `3 PRDs`, `3 个 PRD`. */
export function countOfKind(number: number, kind: EntityKind, language: Language): string {
  const { one, many } = ENTITY_TYPES[kind];
  return count(number, { one: one.en.replace(/^an? /, ''), many: many.en, zh: /^\p{ASCII}/u.test(one.zh) ? `个 ${one.zh}` : `个${one.zh}` }, language);
}

export const NOUNS = {
  file: { one: 'file', many: 'files', zh: '个文件' },
  problem: { one: 'problem', many: 'problems', zh: '个问题' },
  rule: { one: 'rule', many: 'rules', zh: '条规则' },
  error: { one: 'error', many: 'errors', zh: '个错误' },
  warning: { one: 'warning', many: 'warnings', zh: '个警告' },
  info: { one: 'note', many: 'notes', zh: '个说明' },
  hint: { one: 'hint', many: 'hints', zh: '个提示' },
} as const;

export const SEVERITY_NAMES: Readonly<Record<Severity, Localized>> = {
  error: { en: 'error', zh: '错误' },
  warning: { en: 'warning', zh: '警告' },
  info: { en: 'info', zh: '说明' },
  hint: { en: 'hint', zh: '提示' },
};

/** What names of product documents end in, as `fileKindOf` reads them. */
export const ENDINGS: readonly string[] = [
  ...FILE_KINDS.flatMap((kind) => (kind === 'config' ? [] : [`.${suffixOf(kind)}.yaml`])),
  '.prd.md',
].filter((ending) => fileKindOf(`x${ending}`));

export const TEXTS = {
  didYouMean: { en: ' Did you mean {name}?', zh: ' 您是不是想用 {name}？' },
  seeHelp: { en: 'Run `{command} --help` to see what there is.', zh: '运行 `{command} --help` 查看用法。' },
  unknownCommand: { en: 'There is no command {name}.', zh: '没有命令 {name}。' },
  unknownOption: { en: 'The option {option} is not known here.', zh: '此处没有选项 {option}。' },
  missingValue: { en: 'The option {option} needs a value.', zh: '选项 {option} 需要一个值。' },
  noValue: { en: 'The option {option} takes no value.', zh: '选项 {option} 不接受值。' },
  wrongChoice: { en: '{option} is one of {choices}, not {value}.', zh: '{option} 只能是 {choices} 之一，不能是 {value}。' },
  wrongDate: { en: '--today is a date such as 2026-03-31, not {value}.', zh: '--today 须是日期，如 2026-03-31，不能是 {value}。' },
  tooMany: { en: 'One argument too many: {value}.', zh: '多余的参数：{value}。' },
  noSuchPath: { en: 'There is no file or folder {path}.', zh: '没有文件或文件夹 {path}。' },
  noDocument: { en: '{path} is not a product document: their names end in {endings}, or are prd.config.yaml.', zh: '{path} 不是产品文档：文件名须以 {endings} 结尾，或为 prd.config.yaml。' },
  unreadable: { en: 'Cannot read {path}: {reason}.', zh: '无法读取 {path}：{reason}。' },
  excluded: { en: '{path} is left out: prd.config.yaml ignores it.', zh: '已略过 {path}：prd.config.yaml 将其忽略。' },
  EEXIST: { en: 'it is there already', zh: '已经存在' },
  ENOTDIR: { en: 'a part of its path is a file', zh: '路径中有一部分是文件' },
  EROFS: { en: 'the file system is read-only', zh: '文件系统为只读' },
  ENOSPC: { en: 'the disk is full', zh: '磁盘已满' },
  EACCES: { en: 'permission denied', zh: '没有权限' },
  ENOENT: { en: 'it is gone', zh: '文件已不存在' },
  ELOOP: { en: 'its links run in a circle', zh: '符号链接成环' },
  special: { en: 'neither a file nor a folder', zh: '既不是文件也不是文件夹' },
  internal: { en: 'prd failed, and that is its own fault: {reason}', zh: 'prd 自身出错：{reason}' },
  checking: { en: 'Checked {done} of {total} files', zh: '已检查 {done} / {total} 个文件' },
  nothingFound: { en: 'No product documents found. Their names end in {endings}.', zh: '没有找到产品文档。文件名须以 {endings} 结尾。' },
  clean: { en: '{files} checked, no problems: {entities}.', zh: '已检查 {files}，没有问题：{entities}。' },
  cleanBare: { en: '{files} checked, no problems.', zh: '已检查 {files}，没有问题。' },
  found: { en: '{problems} in {files} of {total} ({severities}).', zh: '{total} 个文件中有 {files} 个存在问题，共 {problems}（{severities}）。' },
  hidden: { en: '{hints} not shown; --all shows them.', zh: '另有 {hints}未显示；加 --all 可显示。' },
  listSeparator: { en: ', ', zh: '，' },
  unknownKind: { en: 'There is no list of {name}. Lists: {choices}.', zh: '没有 {name} 这种列表。可用：{choices}。' },
  kindColumn: { en: 'List', zh: '列表' },
  kindName: { en: 'What', zh: '内容' },
  kindCount: { en: 'Count', zh: '数量' },
  placeColumn: { en: 'Place', zh: '位置' },
  exposureColumn: { en: 'Exposure', zh: '风险值' },
  noRoadmap: { en: 'No roadmap found: it stands in files named *.roadmap.yaml.', zh: '没有找到路线图：路线图写在 *.roadmap.yaml 文件中。' },
  emptyList: { en: 'No {kind} found.', zh: '没有找到{kind}。' },
  unknownRule: { en: 'There is no rule {name}.', zh: '没有规则 {name}。' },
  severity: { en: 'Severity', zh: '级别' },
  why: { en: 'Why', zh: '原因' },
  bad: { en: 'Reported', zh: '会被报告' },
  good: { en: 'Better', zh: '更好的写法' },
  rulesFooter: { en: '`prd explain RULE` tells why a rule is there and shows an example.', zh: '`prd explain 规则` 说明规则的由来并给出示例。' },
  newWhat: { en: 'What shall be new? One of {choices}.', zh: '要新建什么？可选：{choices}。' },
  newUnknown: { en: 'prd cannot make a new {name}. One of {choices}.', zh: '无法新建 {name}。可选：{choices}。' },
  badId: { en: '{id} is no id: write a prefix in capitals and a number, such as {example}.', zh: '{id} 不是有效的 ID：请写大写前缀加编号，如 {example}。' },
  takenId: { en: 'The id {id} is taken: {place}.', zh: 'ID {id} 已被占用：{place}。' },
  fileExists: { en: '{path} is there already and is left as it is.', zh: '{path} 已存在，未作改动。' },
  wrongEnding: { en: 'A file for this is named {name}{ending}, not {path}.', zh: '此类文件应命名为 {name}{ending}，而不是 {path}。' },
  dirAndFile: { en: '--dir and --file exclude each other: --file names the whole path.', zh: '--dir 与 --file 不能同时使用：--file 已给出完整路径。' },
  noAppend: { en: '{path} cannot take another requirement: {reason}.', zh: '无法向 {path} 添加需求：{reason}。' },
  cannotWrite: { en: 'Cannot write {path}: {reason}.', zh: '无法写入 {path}：{reason}。' },
  created: { en: 'Wrote {path} ({id}).', zh: '已写入 {path}（{id}）。' },
  appended: { en: 'Added {id} to {path}.', zh: '已将 {id} 添加到 {path}。' },
  next: { en: 'Next: fill in what is still open, then run `prd check {path}`.', zh: '下一步：补全内容，然后运行 `prd check {path}`。' },
  untitledProduct: { en: 'New product', zh: '新产品' },
  untitledPrd: { en: 'New PRD', zh: '新 PRD' },
  untitledRequirement: { en: 'New requirement', zh: '新需求' },
} as const satisfies Record<string, Localized>;

/** Why a requirement cannot be added to a file. */
export const REFUSALS = {
  broken: { en: 'it has syntax errors that must be repaired first', zh: '其中有语法错误，须先修复' },
  single: { en: 'it holds one requirement at its root, not a list under `requirements:`', zh: '其根部只有一条需求，没有 `requirements:` 列表' },
  kind: { en: 'it is neither a requirements file nor a PRD', zh: '它既不是需求文件也不是 PRD' },
  alias: { en: 'its list is an alias of another value', zh: '其列表是另一个值的别名' },
  unsafe: { en: 'its form is unusual, and the change could damage it', zh: '其写法特殊，修改可能会损坏它' },
} as const satisfies Record<string, Localized>;
