// Rule file/binary: the file is not UTF-8 text.
import type { Rule } from './rule';

export const fileBinary: Rule = {
  id: 'file/binary',
  severity: 'error',
  description: { en: 'The file is not UTF-8 text.', zh: '文件不是 UTF-8 文本。' },
  help: {
    why: { en: 'Product documents are text. Another encoding or a binary file can’t be read, and would be damaged by an edit.', zh: '产品文档是文本。其他编码或二进制文件无法读取，编辑会损坏它。' },
    bad: 'a file saved as GBK or UTF-16',
    good: 'the same file saved as UTF-8',
  },
  messages: {
    default: { en: 'This file is not UTF-8 text. Save it with the encoding UTF-8.', zh: '此文件不是 UTF-8 文本。请以 UTF-8 编码保存。' },
  },
};
