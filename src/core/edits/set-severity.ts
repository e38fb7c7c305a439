// Turns a severity for a rule into the change of the configuration file that sets it.
import type { Document } from '../document/document';
import { CONFIG_FILE } from '../document/file-kind';
import type { Severity } from '../index/config';
import { blockLines, eolOf } from './block-text';
import { type Outcome, refusalOf, refuse } from './change';
import { setValues } from './set-fields';

/** `config` is the configuration as it stands; without one it is made. */
export function setSeverity(config: Document | undefined, rule: string, severity: Severity | 'off'): Outcome {
  const lines = blockLines([['rules', { [rule]: severity }]]);
  if (!config) return { ok: true, changes: [{ kind: 'create', file: CONFIG_FILE, text: `${lines.join('\n')}\n` }] };
  const reason = refusalOf(config);
  if (reason) return refuse(reason);
  const { text } = config;
  const eol = eolOf(text);
  if (!config.root) {
    const newText = (text === '' || /[\r\n]$/.test(text) ? '' : eol) + lines.join(eol) + eol;
    return { ok: true, changes: [{ kind: 'edit', file: CONFIG_FILE, edits: [{ range: { start: text.length, end: text.length }, newText }] }] };
  }
  const result = setValues(config, [], [{ path: ['rules', rule], value: severity }]);
  return result.ok ? { ok: true, changes: [{ kind: 'edit', file: CONFIG_FILE, edits: result.edits }] } : result;
}
