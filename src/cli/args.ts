// Turns the words of a call into a command's name, its positional arguments and its options, or says what is wrong with them.
import { parseArgs } from 'node:util';
import type { Language } from '../core/rules/render';
import { nearest } from '../core/text/nearest';
import { type Arguments, UsageError } from './command';
import { say, TEXTS } from './texts';

/** All options of all commands: an option means the same everywhere. */
const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
  lang: { type: 'string' },
  format: { type: 'string' },
  'fail-on': { type: 'string' },
  today: { type: 'string' },
  all: { type: 'boolean' },
  cache: { type: 'boolean' },
  'cache-location': { type: 'string' },
  title: { type: 'string' },
  id: { type: 'string' },
  dir: { type: 'string' },
  file: { type: 'string' },
  stdout: { type: 'boolean' },
  capacity: { type: 'string' },
  dependencies: { type: 'boolean' },
} as const;

const GLOBAL = ['help', 'version', 'lang'];

/** A call as written: words and options in order, not yet judged. */
export interface Call {
  readonly words: readonly string[];
  readonly options: readonly Option[];
}

interface Option {
  readonly name: string;
  /** As written: `-h`, `--help`. */
  readonly written: string;
  readonly value?: string;
  /** Given with `=`. */
  readonly inline: boolean;
}

export function readCall(argv: readonly string[]): Call {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, allowPositionals: true, tokens: true });
  const words: string[] = [];
  const options: Option[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    else if (token.kind === 'option') {
      options.push({ name: token.name, written: token.rawName, inline: token.inlineValue ?? false, ...(token.value !== undefined && { value: token.value }) });
    }
  }
  return { words, options };
}

/** Options of a call, checked against those that `allowed` names; `--lang` and the like are always allowed. */
export function checkOptions(call: Call, allowed: readonly string[], language: Language): Arguments['options'] {
  const known = [...allowed, ...GLOBAL];
  const options = new Map<string, string | true>();
  for (const { name, written, value, inline } of call.options) {
    const type = known.includes(name) && Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof typeof OPTIONS].type : undefined;
    if (!type) {
      const near = nearest(name, known);
      throw new UsageError(say(TEXTS.unknownOption, language, { option: written }) + (near ? say(TEXTS.didYouMean, language, { name: `--${near}` }) : ''));
    }
    if (type === 'boolean') {
      if (inline) throw new UsageError(say(TEXTS.noValue, language, { option: written }));
      options.set(name, true);
    } else {
      if (value === undefined || (!inline && /^-./.test(value))) throw new UsageError(say(TEXTS.missingValue, language, { option: written }));
      options.set(name, value);
    }
  }
  return options;
}

/** A value that must be one of a few words. */
export function choiceOf<T extends string>(args: Arguments, option: string, choices: readonly T[], language: Language): T | undefined {
  const value = args.options.get(option);
  if (typeof value !== 'string') return undefined;
  const choice = choices.find((one) => one === value);
  if (choice) return choice;
  const near = nearest(value, choices);
  const hint = near ? say(TEXTS.didYouMean, language, { name: near }) : '';
  throw new UsageError(say(TEXTS.wrongChoice, language, { option: `--${option}`, value, choices: choices.join(', ') }) + hint);
}
