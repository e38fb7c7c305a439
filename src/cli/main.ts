// The `prd` command: turns the words of a call into one command's run and its exit code.
import { version } from '../../package.json';
import { type Language, languageOf } from '../core/rules/render';
import { nearest } from '../core/text/nearest';
import { type Call, checkOptions, choiceOf, readCall } from './args';
import { check } from './check';
import { type Command, EXIT, type ExitCode, type Surroundings, UsageError } from './command';
import { explain } from './explain';
import { list } from './list';
import { create } from './new';
import { outputTo } from './output';
import { rank } from './rank';
import { roadmap } from './roadmap';
import { say, TEXTS } from './texts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['check', check],
  ['list', list],
  ['roadmap', roadmap],
  ['rank', rank],
  ['explain', explain],
  ['new', create],
]);

/** Where `--lang` does not say it, the locale does; an empty variable counts as unset. */
function languageFor(call: Call, env: NodeJS.ProcessEnv): Language {
  const given = call.options.findLast(({ name }) => name === 'lang')?.value;
  if (given === 'en' || given === 'zh') return given;
  return languageOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
}

function overview(language: Language): string {
  const rows = [...COMMANDS].map(([name, { summary }]) => `  prd ${name.padEnd(9)}${summary[language]}\n`).join('');
  return {
    en: `PRD Workbench ${version}: product documents beside the code, checked.

${rows}
  prd COMMAND --help   says more about a command
  prd --version        shows the version

Options of all commands: --lang en|zh, -h or --help, -V or --version
`,
    zh: `PRD Workbench ${version}：与代码放在一起、可检查的产品文档。

${rows}
  prd 命令 --help      查看命令的详细用法
  prd --version        显示版本

所有命令的选项：--lang en|zh、-h 或 --help、-V 或 --version
`,
  }[language];
}

async function run(call: Call, surroundings: Surroundings): Promise<ExitCode> {
  const { language, stdout, stderr } = surroundings;
  const [name, ...positionals] = call.words;
  const command = COMMANDS.get(name ?? '');
  if (name !== undefined && !command) {
    const near = nearest(name, COMMANDS.keys());
    throw new UsageError(say(TEXTS.unknownCommand, language, { name }) + (near ? say(TEXTS.didYouMean, language, { name: `prd ${near}` }) : ''));
  }
  const options = checkOptions(call, command?.options ?? [], language);
  choiceOf({ positionals, options }, 'lang', ['en', 'zh'], language);
  if (options.has('version')) await stdout.write(`${version}\n`);
  else if (options.has('help')) await stdout.write(command?.help[language] ?? overview(language));
  else if (command) return command.run({ positionals, options }, surroundings);
  else {
    await stderr.write(overview(language));
    return EXIT.failure;
  }
  return EXIT.clean;
}

async function main(argv: readonly string[]): Promise<ExitCode> {
  const call = readCall(argv);
  const language = languageFor(call, process.env);
  const stdout = outputTo(process.stdout);
  const stderr = outputTo(process.stderr);
  try {
    return await run(call, { cwd: process.cwd(), env: process.env, language, stdout, stderr });
  } catch (error) {
    if (error instanceof UsageError) {
      const command = COMMANDS.has(call.words[0] ?? '') ? `prd ${call.words[0]}` : 'prd';
      await stderr.write(`${error.message}\n${say(TEXTS.seeHelp, language, { command })}\n`);
    } else await stderr.write(`${say(TEXTS.internal, language, { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })}\n`);
    return EXIT.failure;
  }
}

void main(process.argv.slice(2)).then((code) => {
  // Not process.exit: text for a pipe may still be on its way.
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
});
