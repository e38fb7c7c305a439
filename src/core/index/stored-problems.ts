// Turns what was found in a workspace into bytes to keep, and such bytes back into all of it, or into nothing.
import type { Finding } from '../document/finding';
import type { Severity } from './config';
import type { DocumentFacts } from './facts';
import { readStore, writeStore } from './store';
import { runThrough } from '../text/steps';
import { hashOf } from './store-hash';

type Weighed = Finding & { readonly severity: Severity };

/** Facts that say nothing but findings. */
const BARE: Omit<DocumentFacts, 'file' | 'kind' | 'findings'> = { lineStarts: new Uint32Array(0), entities: [], references: [], mentions: [], sections: [], unreadIds: [], broken: false, ignores: [], ownScores: [], ruleKeys: [] };
const NO_STAMP = { size: 0, modified: 0, changed: 0, identity: 0, settled: false, hash: 0 };

/** Problems by file, and the ids that were asked about there; files without any may be left out. */
export interface Kept {
  readonly problems: ReadonlyMap<string, readonly Weighed[]>;
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/** Bytes for `readProblems`; nothing when some problem has no form to be kept in. */
export function writeProblems(key: string, { problems, asked }: Kept): Uint8Array | undefined {
  const files = [...new Set([...problems.keys(), ...asked.keys()])];
  const fresh = files.map((file) => {
    const own = problems.get(file) ?? [];
    const mentions = (asked.get(file) ?? []).map((id) => ({ id, start: 0, end: 0 }));
    // A stored index has words for findings; their severities go where it keeps a list of words.
    return { ...NO_STAMP, file, facts: { ...BARE, file, mentions, kind: 'config' as const, findings: own.map(({ severity: _, ...finding }) => finding), unreadIds: own.map(({ severity }) => severity) } };
  });
  const store = runThrough(writeStore(key, { kept: new Map(), fresh }));
  const bytes = new Uint8Array(store.length + 8);
  bytes.set(store, 8);
  new Float64Array(bytes.buffer, 0, 1)[0] = hashOf(store);
  const read = readProblems(bytes, key);
  return read?.problems.size === files.length ? bytes : undefined;
}

/** What `writeProblems` kept under the same key, all of it; nothing for any other bytes. */
export function readProblems(bytes: Uint8Array, key: string): Kept | undefined {
  const whole = bytes.slice();
  if (whole.length < 8 || new Float64Array(whole.buffer, 0, 1)[0] !== hashOf(whole.subarray(8))) return undefined;
  const store = runThrough(readStore(whole.subarray(8), key));
  if (!store) return undefined;
  const problems = new Map<string, readonly Weighed[]>();
  const asked = new Map<string, readonly string[]>();
  for (const [file, entry] of store) {
    const { findings, unreadIds, mentions } = entry.facts();
    problems.set(file, findings.map((finding, i) => ({ ...finding, severity: (unreadIds[i] ?? 'error') as Severity })));
    if (mentions.length > 0) asked.set(file, mentions.map(({ id }) => id));
  }
  return { problems, asked };
}
