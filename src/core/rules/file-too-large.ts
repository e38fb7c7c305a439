// Rule file/too-large: the file is larger than 5 MB.
import type { Rule } from './rule';

export const fileTooLarge: Rule = {
  id: 'file/too-large',
  severity: 'warning',
  description: { en: 'The file is larger than 5 MB.', zh: '文件大于 5 MB。' },
  help: {
    why: { en: 'Reading it would make every keystroke slow. Split it; several files of a kind are read as one.', zh: '读取它会使每次输入变慢。请拆分；同类的多个文件会合并读取。' },
    bad: 'one file of 20,000 requirements',
    good: 'twenty files of 1,000 requirements',
  },
  messages: {
    default: { en: 'This file has about {megabytes} MB and is not read. Split it into files of less than 5 MB.', zh: '此文件约 {megabytes} MB，未被读取。请拆分为小于 5 MB 的文件。' },
  },
};
