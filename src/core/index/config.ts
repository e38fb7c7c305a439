// Reads prd.config.yaml: rule severities, id prefixes, ignored files, language.
import { ENTITY_KINDS, ENTITY_TYPES, type EntityKind } from '../schema/entities';

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Config {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly prefixes: Readonly<Record<EntityKind, string>>;
  /** Globs of files that are not checked and not indexed. */
  readonly ignore: readonly string[];
  readonly language: 'auto' | 'en' | 'zh';
}

const PREFIXES = Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, ENTITY_TYPES[kind].prefix])) as Record<EntityKind, string>;

export const DEFAULT_CONFIG: Config = { rules: {}, prefixes: PREFIXES, ignore: [], language: 'auto' };

/** Configuration from the plain data of the file; what is of the wrong form is left out (the schema rules report it). */
export function readConfig(value: unknown): Config {
  if (!isRecord(value)) return DEFAULT_CONFIG;
  const rules: Record<string, Severity | 'off'> = {};
  for (const [rule, severity] of Object.entries(isRecord(value['rules']) ? value['rules'] : {})) {
    // YAML 1.1 tools write `off` as a boolean.
    if (severity === 'off' || severity === false) rules[rule] = 'off';
    else if ((SEVERITIES as readonly unknown[]).includes(severity)) rules[rule] = severity as Severity;
  }
  const prefixes = { ...PREFIXES };
  for (const [kind, prefix] of Object.entries(isRecord(value['ids']) ? value['ids'] : {})) {
    if (Object.hasOwn(prefixes, kind) && typeof prefix === 'string' && prefix) prefixes[kind as EntityKind] = prefix;
  }
  const ignore = Array.isArray(value['ignore']) ? value['ignore'].filter((glob): glob is string => typeof glob === 'string') : [];
  const language = value['language'] === 'en' || value['language'] === 'zh' ? value['language'] : 'auto';
  return { rules, prefixes, ignore, language };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
