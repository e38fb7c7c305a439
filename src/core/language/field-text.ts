// Turns what the schema says of a field or a value into Markdown.
import type { EnumValue, Shape } from '../schema/shape';
import { codeOf, escapeText } from './markdown-text';
import { kindNames, type Language } from './words';

/** Title, whether it is required, description, allowed values, what it names, its limits and an example. */
export function fieldText(key: string, shape: Shape, required: boolean, language: Language): string {
  const title = shape.title[language] || key;
  const head = `**${escapeText(title)}** ${codeOf(key)}${required ? ` · ${language === 'zh' ? '必填' : 'required'}` : ''}`;
  const parts = [head];
  if (shape.description[language]) parts.push(escapeText(shape.description[language]));
  const values = shape.values ?? shape.items?.values;
  if (values) parts.push(values.map((value) => `- ${valueLine(value, language)}`).join('\n'));
  const rest = [namesText(shape, language), limitsText(shape, language), values ? undefined : exampleText(shape, language)].filter((part) => part !== undefined);
  if (rest.length > 0) parts.push(rest.join(language === 'zh' ? '' : ' '));
  return parts.join('\n\n');
}

/** A value's meaning, and the others that could stand there. */
export function valueText(value: EnumValue, values: readonly EnumValue[], language: Language): string {
  const others = values.filter((other) => other !== value).map((other) => `${codeOf(String(other.value))} ${escapeText(other.title[language])}`);
  const list = others.join(language === 'zh' ? '，' : ', ');
  return [valueLine(value, language, true), ...(list ? [language === 'zh' ? `也可以是：${list}` : `Or: ${list}`] : [])].join('\n\n');
}

/** `` `must` **Must have**: Without it there is no release.`` */
function valueLine({ value, title, description }: EnumValue, language: Language, bold = false): string {
  const name = escapeText(title[language]);
  const text = escapeText(description[language]);
  const colon = language === 'zh' ? '：' : ': ';
  return `${codeOf(String(value))} ${bold ? `**${name}**` : name}${text ? `${colon}${text}` : ''}`;
}

function namesText(shape: Shape, language: Language): string | undefined {
  const kinds = shape.names ?? shape.items?.names;
  if (!kinds) return undefined;
  const list = shape.names === undefined;
  if (language === 'zh') return `引用${list ? '一个或多个' : ''}${kindNames(kinds, 'zh')}。`;
  return `Names ${kindNames(kinds, 'en')}${list ? ', or several' : ''}.`;
}

function limitsText({ minimum, maximum, format }: Shape, language: Language): string | undefined {
  if (format === 'prd-period' || (minimum === undefined && maximum === undefined)) return undefined;
  if (minimum !== undefined && maximum !== undefined) return language === 'zh' ? `从 ${minimum} 到 ${maximum}。` : `From ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return language === 'zh' ? `不小于 ${minimum}。` : `At least ${minimum}.`;
  return language === 'zh' ? `不大于 ${maximum}。` : `At most ${maximum}.`;
}

function exampleText(shape: Shape, language: Language): string | undefined {
  const example = shape.examples[0] ?? shape.items?.examples[0];
  if (example === undefined) return undefined;
  return `${language === 'zh' ? '例如：' : 'For example: '}${codeOf(inYaml(example))}`;
}

/** A value of the schema as it is written on one line of YAML. */
function inYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([key, one]) => `${key}: ${inYaml(one)}`).join(', ')}}`;
  const text = String(value);
  return typeof value === 'string' && (text.startsWith('@') || /^\d+(?:\.\d+)?$/.test(text)) ? `"${text}"` : text;
}
