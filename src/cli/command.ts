// What a command of the command line is, what it gets, and how it says that it was called wrongly.
import type { Language } from '../core/rules/render';
import type { Localized } from '../core/schema/entities';
import type { Output } from './output';

/** Results of a run as the shell sees them. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The world around a call. */
export interface Surroundings {
  /** Folder of the call, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  readonly stdout: Output;
  readonly stderr: Output;
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** Values by option name; `true` for options that take none. */
  readonly options: ReadonlyMap<string, string | true>;
}

export interface Command {
  readonly summary: Localized;
  readonly help: Localized;
  /** Names of the options that it knows besides those that every command has. */
  readonly options: readonly string[];
  readonly run: (args: Arguments, surroundings: Surroundings) => Promise<ExitCode>;
}

/** The call cannot be served; its message is for the user. */
export class UsageError extends Error {}

/** Text of an option that takes a value. */
export function optionOf(args: Arguments, name: string): string | undefined {
  const value = args.options.get(name);
  return typeof value === 'string' ? value : undefined;
}
