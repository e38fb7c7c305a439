// Rule yaml/alias: a YAML alias stands for a value written elsewhere.
import type { Rule } from './rule';

export const yamlAlias: Rule = {
  id: 'yaml/alias',
  severity: 'warning',
  description: { en: 'A YAML alias stands for a value written elsewhere.', zh: 'YAML 别名代表写在别处的值。' },
  help: {
    why: { en: 'Aliases hide what a document says, and edits from panels can’t be written to them. An alias of a mapping or list is not read.', zh: '别名会隐藏文档内容，面板的修改也无法写入。映射或列表的别名不会被读取。' },
    bad: 'owner: &me "@ling"\nreviewer: *me',
    good: 'owner: "@ling"\nreviewer: "@ling"',
  },
  messages: {
    default: { en: '“*{name}” stands for a value elsewhere. Write the value itself.', zh: '“*{name}”代表别处的值。请直接写出该值。' },
    collection: { en: '“*{name}” is not read: it stands for a mapping or list. Write it out here.', zh: '“*{name}”未被读取：它代表一个映射或列表。请在此写出。' },
    unknown: { en: 'Nothing above is named “&{name}”. Write the value itself, or put it in quotes.', zh: '上文没有名为“&{name}”的锚点。请写出该值，或加上引号。' },
  },
};
