// Rule config/unused-ignore: a comment that silences nothing; found when ignore comments are applied.
import { type Rule } from './rule';

export const configUnusedIgnore: Rule = {
  id: 'config/unused-ignore',
  severity: 'warning',
  description: { en: 'An ignore comment silences nothing.', zh: '忽略注释没有屏蔽任何问题。' },
  help: {
    why: { en: 'A comment that outlives its finding hides the next one. It silences its own line, or the next one when it stands alone.', zh: '问题消失后留下的注释会掩盖下一个问题。注释作用于所在行；单独成行时作用于下一行。' },
    bad: '# prd-ignore ref/unknown: comes with the next import\ndependsOn: [REQ-12] # which is there by now',
    good: 'dependsOn: [REQ-12]',
  },
  messages: {
    default: { en: 'No finding of {rule} is here to ignore. Delete the comment.', zh: '此处没有 {rule} 的问题可忽略。请删除该注释。' },
    unknownRule: { en: 'There is no rule {rule}. Write the id that stands behind the finding.', zh: '没有规则 {rule}。请写问题后面所示的规则编号。' },
  },
  *fix({ range }, { text }) {
    const lineStart = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
    const before = text.slice(lineStart, range.start);
    const alone = before.trim() === '';
    const end = alone ? range.end + (/^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(range.end))?.[0].length ?? 0) : range.end;
    const start = alone ? lineStart : lineStart + before.trimEnd().length;
    yield { title: { en: 'Delete the comment', zh: '删除该注释' }, edits: [{ range: { start, end }, newText: '' }], preferred: true };
  },
};
