// Rule schema/format: a date, id, handle, address or duration that is not written as such.
import { schemaErrorsOf } from '../index/schema-errors';
import type { Localized } from '../schema/entities';
import type { Rule } from './rule';

export const schemaFormat: Rule = {
  id: 'schema/format',
  severity: 'error',
  description: { en: 'A date, id, handle, address or duration is not written as such.', zh: '日期、编号、用户名、网址或时长的写法不对。' },
  help: {
    why: { en: 'Only values in these forms can be placed on a calendar, linked or counted.', zh: '只有符合格式的值才能放到日历上、被链接或计算。' },
    bad: 'due: 31.3.2026\nowner: ling\nestimate: two weeks',
    good: 'due: 2026-03-31\nowner: "@ling"\nestimate: 2w',
  },
  messages: {
    default: { en: '“{value}” is not written as this field needs it. An example: {example}.', zh: '“{value}”不符合此字段的写法。例如：{example}。' },
    'prd-id': { en: '“{value}” is no id. Write capitals, a hyphen and a number, as {example}.', zh: '“{value}”不是编号。请写大写字母、连字符和数字，例如 {example}。' },
    'prd-name-id': { en: '“{value}” is no id. Write capitals, a hyphen and a number or name, as {example}.', zh: '“{value}”不是编号。请写大写字母、连字符和数字或名称，例如 {example}。' },
    'prd-date': { en: '“{value}” is no date. Write year-month-day, as 2026-03-31.', zh: '“{value}”不是日期。请写年-月-日，例如 2026-03-31。' },
    'prd-period': { en: '“{value}” is no date. Write 2026-03-31, 2026-03, 2026-Q1, 2026-H1 or 2026.', zh: '“{value}”不是日期。请写 2026-03-31、2026-03、2026-Q1、2026-H1 或 2026。' },
    'prd-duration': { en: '“{value}” is no duration. Write a number with d, w, m or q, as 3d or 2w.', zh: '“{value}”不是时长。请写数字加 d、w、m 或 q，例如 3d 或 2w。' },
    'prd-handle': { en: '“{value}” is no handle. Write it with an at sign and in quotes, as "@ling".', zh: '“{value}”不是用户名。请写 @ 开头并加引号，例如 "@ling"。' },
    'prd-party': { en: '“{value}” is no person and no team. Write a handle, as "@ling", or an id, as TEAM-app.', zh: '“{value}”不是人员或团队。请写用户名（如 "@ling"）或编号（如 TEAM-app）。' },
    'prd-prefix': { en: '“{value}” is no prefix. Write capitals and hyphens, as PAY-REQ.', zh: '“{value}”不是前缀。请写大写字母和连字符，例如 PAY-REQ。' },
    'prd-url': { en: '“{value}” is no address. Write a full https address or a path without blanks.', zh: '“{value}”不是网址。请写完整的 https 地址或不含空格的路径。' },
    'prd-path': { en: '“{value}” is no path. Write it relative to this file, with “/”.', zh: '“{value}”不是路径。请写相对于本文件的路径，用“/”分隔。' },
  },
  *checkDocument(document) {
    for (const { keyword, params, node, shape, range } of schemaErrorsOf(document)) {
      if (keyword !== 'format' && keyword !== 'pattern') continue;
      const value = node.kind === 'scalar' ? String(node.value ?? '') : '';
      const fallback: Localized = { en: 'see its description', zh: '见字段说明' };
      yield { message: String(params['format'] ?? 'default'), args: { value, example: String(shape?.examples[0] ?? '') || fallback }, range };
    }
  },
};
