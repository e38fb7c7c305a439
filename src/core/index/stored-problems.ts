// Turns the problems of a workspace into bytes to keep, and such bytes back into all of them, or into nothing.
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

/** Bytes for `readProblems`; nothing when some problem has no form to be kept in. Files without problems may be left out. */
export function writeProblems(key: string, problems: ReadonlyMap<string, readonly Weighed[]>): Uint8Array | undefined {
  const fresh = [...problems].map(([file, own]) => ({
    ...NO_STAMP, file,
    // A stored index has words for findings; their severities go where it keeps a list of words.
    facts: { ...BARE, file, kind: 'config' as const, findings: own.map(({ severity: _, ...finding }) => finding), unreadIds: own.map(({ severity }) => severity) },
  }));
  const store = runThrough(writeStore(key, { kept: new Map(), fresh }));
  const bytes = new Uint8Array(store.length + 8);
  bytes.set(store, 8);
  new Float64Array(bytes.buffer, 0, 1)[0] = hashOf(store);
  return readProblems(bytes, key)?.size === problems.size ? bytes : undefined;
}

/** The problems that `writeProblems` kept under the same key, all of them; nothing for any other bytes. */
export function readProblems(bytes: Uint8Array, key: string): ReadonlyMap<string, readonly Weighed[]> | undefined {
  const whole = bytes.slice();
  if (whole.length < 8 || new Float64Array(whole.buffer, 0, 1)[0] !== hashOf(whole.subarray(8))) return undefined;
  const store = runThrough(readStore(whole.subarray(8), key));
  if (!store) return undefined;
  const problems = new Map<string, readonly Weighed[]>();
  for (const [file, entry] of store) {
    const { findings, unreadIds } = entry.facts();
    problems.set(file, findings.map((finding, i) => ({ ...finding, severity: (unreadIds[i] ?? 'error') as Severity })));
  }
  return problems;
}
