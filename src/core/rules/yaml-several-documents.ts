// Rule yaml/several-documents: the file holds more than one YAML document.
import type { Rule } from './rule';

export const yamlSeveralDocuments: Rule = {
  id: 'yaml/several-documents',
  severity: 'warning',
  description: { en: 'The file holds more than one YAML document.', zh: '文件包含多个 YAML 文档。' },
  help: {
    why: { en: 'Only the first document is read; what stands behind it is in no list, panel or check.', zh: '只读取第一个文档；其后的内容不会出现在任何列表、面板或检查中。' },
    bad: 'id: REQ-1\n---\nid: REQ-2',
    good: 'requirements:\n  - id: REQ-1\n  - id: REQ-2',
  },
  messages: {
    default: { en: 'A second document begins here and is not read. Move it to a file of its own.', zh: '第二个文档从这里开始，不会被读取。请移到单独的文件中。' },
  },
};
