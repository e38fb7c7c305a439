// Rule yaml/syntax: the text is not well-formed YAML; found while the document is read.
import { FIX_TITLES, type Rule } from './rule';

export const yamlSyntax: Rule = {
  id: 'yaml/syntax',
  severity: 'error',
  description: { en: 'The text is not well-formed YAML.', zh: '文本不是格式正确的 YAML。' },
  help: {
    why: { en: 'What cannot be read is not checked, and panels and lists leave it out.', zh: '无法读取的内容不会被检查，面板和列表也不会显示它。' },
    bad: 'owner: @ling\nstatement: The app shall: show it',
    good: 'owner: "@ling"\nstatement: "The app shall: show it"',
  },
  messages: {
    default: { en: 'This can’t be read as YAML near “{found}”. Check quotes, brackets and indentation.', zh: '“{found}”附近无法按 YAML 读取。请检查引号、括号和缩进。' },
    FRONT_MATTER: { en: 'The front matter that begins here has no end. Close it with a line “---”.', zh: '此处开始的前置元数据没有结束。请以单独一行“---”结束。' },
    TAB_AS_INDENT: { en: 'A tab can’t indent YAML. Use spaces.', zh: 'YAML 不能用制表符缩进。请使用空格。' },
    BAD_INDENT: { en: 'This line is not indented like its neighbours. Line it up with them.', zh: '此行的缩进与相邻行不一致。请对齐。' },
    BAD_SCALAR_START: { en: 'A value can’t begin with “{found}” unless it is quoted. Put it in quotes.', zh: '值不能以“{found}”开头。请加上引号。' },
    BLOCK_AS_IMPLICIT_KEY: { en: 'A value with a colon and a space must be quoted. Put it in quotes.', zh: '包含冒号加空格的值必须加引号。' },
    MULTILINE_IMPLICIT_KEY: { en: 'A key must stand on one line and end with a colon.', zh: '键必须写在一行内并以冒号结尾。' },
    OPEN_QUOTE: { en: 'The quote that begins here has no end. Close it.', zh: '此处开始的引号没有结束。请补上右引号。' },
    OPEN_BRACKET: { en: 'A bracket before here has no end. Close it.', zh: '此处之前的括号没有结束。请补上右括号。' },
    AFTER_QUOTE: { en: 'The quoted text ends before here. Put text that holds quotes in quotes of the other kind.', zh: '引号内的文本在此之前已结束。含引号的文本请改用另一种引号括起。' },
    MISSING_COLON: { en: 'This line has no colon. Write “key: value”, or indent it below the text that it belongs to.', zh: '此行缺少冒号。请写成“键: 值”，或缩进到所属文本之下。' },
    MISSING_COMMA: { en: 'A comma is missing before here.', zh: '此处之前缺少逗号。' },
    MISSING_BLANK: { en: 'A blank is missing before here.', zh: '此处之前缺少空格。' },
    BAD_DQ_ESCAPE: { en: '“{found}” is no escape in double quotes. Write the backslash twice.', zh: '“{found}”不是双引号内的转义。请写两个反斜杠。' },
    BLOCK_IN_FLOW: { en: 'A block can’t stand inside brackets. Write it on one line or without brackets.', zh: '方括号或花括号内不能写块结构。请写成一行或去掉括号。' },
    UNEXPECTED_TOKEN: { en: '“{found}” is not expected here. Check the indentation and the lines above.', zh: '此处不应出现“{found}”。请检查缩进和上面几行。' },
    NON_STRING_KEY: { en: 'A key must be plain text.', zh: '键必须是普通文本。' },
    KEY_OVER_1024_CHARS: { en: 'A key can’t be longer than 1,024 letters. A line break may be missing.', zh: '键不能超过 1,024 个字符。可能缺少换行。' },
    BAD_ALIAS: { en: 'An alias needs a name behind the asterisk. Quote a text that begins with one.', zh: '别名的星号后需要名称。以星号开头的文本请加引号。' },
    MULTIPLE_ANCHORS: { en: 'A value can have one anchor only.', zh: '一个值只能有一个锚点。' },
    MULTIPLE_TAGS: { en: 'A value can have one tag only.', zh: '一个值只能有一个标签。' },
  },
  *fix({ message, range }, { text }) {
    if (message !== 'BAD_SCALAR_START') return;
    // The value reaches to the end of its line or to a comment; inside brackets, to the next comma or bracket.
    const line = /^[^\r\n]*/.exec(text.slice(range.start))?.[0] ?? '';
    const value = /^[@`%][\p{L}\p{M}\p{N}._-]*/u.exec(line)?.[0] ?? '';
    if (/^\s*(?:$|#|,|\]|\})/.test(line.slice(value.length)) && value.length > 1) {
      yield { title: FIX_TITLES.replace, args: { text: `"${value}"` }, edits: [{ range: { start: range.start, end: range.start + value.length }, newText: `"${value}"` }], preferred: true };
    }
  },
};
