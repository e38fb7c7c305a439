// Runs the rules: a document alone when it is parsed, a file within its snapshot when its problems are asked for.
import { collect } from '../document/assemble';
import type { Document } from '../document/document';
import { FILE_KINDS, type FileKind } from '../document/file-kind';
import type { Finding } from '../document/finding';
import { placeFinding } from '../document/place';
import type { Severity } from '../index/config';
import type { DocumentFacts } from '../index/facts';
import { schemaErrorsOf } from '../index/schema-errors';
import type { Snapshot } from '../index/snapshot';
import { positionAt } from '../text/lines';
import type { Range } from '../text/range';
import { isWellWorded } from '../wording/wording';
import { findingsNear, type ItemChecks } from './item-checks';
import { RULES } from './registry';
import { type Context, PLAN, type Rule } from './rule';
import { applyIgnores } from './ignore';

const RULE_IDS: ReadonlySet<string> = new Set(RULES.keys());

/** A finding with the severity that holds in its workspace. */
export interface Problem extends Finding {
  readonly severity: Severity;
}

type RulesByKind = Readonly<Record<FileKind, readonly Rule[]>>;

function rulesByKind(belongs: (rule: Rule) => unknown): RulesByKind {
  const all = [...RULES.values()].filter(belongs);
  return Object.fromEntries(FILE_KINDS.map((kind) => [kind, all.filter(({ kinds }) => kinds?.includes(kind) ?? true)])) as unknown as RulesByKind;
}

const ALONE = rulesByKind((rule) => rule.checkDocument);
const ALONE_BUT = {
  schema: rulesByKind(({ id, checkDocument: alone }) => alone && !id.startsWith('schema/')),
  wording: rulesByKind(({ id, checkDocument: alone }) => alone && !id.startsWith('wording/')),
  both: rulesByKind(({ id, checkDocument: alone }) => alone && !/^(?:schema|wording)\//.test(id)),
};
const ACROSS = rulesByKind((rule) => rule.check);
const WHOLE = rulesByKind((rule) => rule.check && rule.whole);
const BY_ITEM = rulesByKind((rule) => rule.check && !rule.whole);

/** Kinds of files whose problems may change from one day to the next. */
export const DAILY_KINDS: ReadonlySet<FileKind> = new Set(FILE_KINDS.filter((kind) => ACROSS[kind].some(({ daily }) => daily)));

/** For so many references of a file a nearest id is looked for; more of them are no slips of the pen. */
const MOST_NEAREST = 200;

/** Findings of a document alone, its reading's own included, before severities and ignore comments. */
export function checkDocument(document: Document): Finding[] {
  return [...document.findings, ...(document.pieces ? collect(document.pieces, checkPiece, placeFinding) : ruleFindings(document))];
}

const checked = new WeakMap<Document, readonly Finding[]>();

/** Findings of the rules in a piece of a document: what they look at stands within an item, or around all of them. */
function checkPiece(piece: Document): readonly Finding[] {
  let findings = checked.get(piece);
  if (!findings) {
    findings = ruleFindings(piece);
    checked.set(piece, findings);
  }
  return findings;
}

/** Does the work of `checkDocument` ahead, an item of a long list at a step. */
export function* checkInSteps({ pieces }: Document): Generator<void> {
  for (const item of pieces?.items ?? []) {
    checkPiece(item);
    yield;
  }
}

function ruleFindings(document: Document): Finding[] {
  const findings: Finding[] = [];
  // Most documents keep to their schema and are well worded: these rules have nothing to look at then.
  const keeps = schemaErrorsOf(document).length === 0;
  const rules = isWellWorded(document) ? (keeps ? ALONE_BUT.both : ALONE_BUT.wording) : keeps ? ALONE_BUT.schema : ALONE;
  for (const rule of rules[document.kind]) {
    for (const found of rule.checkDocument?.(document) ?? []) findings.push({ rule: rule.id, ...found });
  }
  return findings;
}

/** What a check leaves beside the problems. */
export interface Notes {
  /** What is known of the items of long lists from the last time. */
  readonly memory?: ItemChecks;
  /** Takes the ids that rules asked more about than their faces. */
  readonly asks?: Context['asks'];
}

const nobodyAsks = (): void => {};

/** All problems of a file, ordered by place. */
export function problemsOf(snapshot: Snapshot, file: string, today: string, { memory, asks = nobodyAsks }: Notes = {}): Problem[] {
  const facts = snapshot.files.get(file);
  if (!facts) return [];
  const context = { snapshot, today, ruleIds: RULE_IDS, nearest: { left: MOST_NEAREST }, asks };
  const { kept, unused } = applyIgnores([...spokenFindings(facts, snapshot.config), ...findingsAcross(facts, context, memory)], facts, snapshot.config);
  return weighed([...kept, ...unused], snapshot);
}

function findingsAcross(facts: DocumentFacts, context: Context, memory: ItemChecks | undefined): readonly Finding[] {
  const { kind, parts } = facts;
  if (!parts || !memory) return checkAcross(facts, context, ACROSS[kind]);
  const ofItems = memory.findings(facts, parts, { check: (part, asks) => checkAcross(part, { ...context, asks }, BY_ITEM[kind]), asks: context.asks });
  return [...checkAcross(facts, context, WHOLE[kind]), ...ofItems];
}

/** Those of the problems of a file that touch a range. Of a long list only the items there are looked at. */
export function problemsAt(snapshot: Snapshot, file: string, range: Range, today: string): Problem[] {
  const facts = snapshot.files.get(file);
  const touches = ({ range: { start, end } }: Problem): boolean => start <= range.end && range.start <= end;
  if (!facts?.parts) return problemsOf(snapshot, file, today).filter(touches);
  const { lineStarts, parts, kind } = facts;
  const context = { snapshot, today, ruleIds: RULE_IDS, nearest: { left: MOST_NEAREST }, asks: nobodyAsks };
  // A comment on the line above silences, and is of use as long as something below it is silenced.
  const lineOf = (offset: number): number => positionAt(lineStarts, offset).line;
  const near = { start: lineStarts[Math.max(0, lineOf(range.start) - 1)] ?? 0, end: lineStarts[lineOf(range.end) + 2] ?? Infinity };
  const ofItems = findingsNear(facts, parts, near, (part) => checkAcross(part, context, BY_ITEM[kind]));
  const all = [...spokenFindings(facts, snapshot.config), ...checkAcross(facts, context, WHOLE[kind]), ...ofItems];
  const { kept, unused } = applyIgnores(all.filter(({ range: { start, end } }) => start <= near.end && near.start <= end), facts, snapshot.config);
  return weighed([...kept, ...unused], snapshot).filter(touches);
}

/** Problems that a file has whatever stands in the others: there while they are still being read. */
export function ownProblemsOf(snapshot: Snapshot, facts: DocumentFacts): Problem[] {
  return weighed(applyIgnores(spokenFindings(facts, snapshot.config), facts, snapshot.config).kept, snapshot);
}

/** Findings of a document alone, without those about wording that speak of another language than the configured one. */
function spokenFindings({ findings }: DocumentFacts, { language }: Snapshot['config']): readonly Finding[] {
  const isSpoken = ({ language: own }: Finding): boolean => own === undefined || (language === 'auto' ? !own.endsWith('?') : own.startsWith(language));
  return findings.every(isSpoken) ? findings : findings.filter(isSpoken);
}

/** Findings with their severities, but for those of rules that are off, ordered by place. */
function weighed(findings: readonly Finding[], snapshot: Snapshot): Problem[] {
  const problems = findings.flatMap((finding): Problem[] => {
    const severity = severityOf(finding.rule, snapshot);
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : 1));
}

function checkAcross(facts: DocumentFacts, context: Context, rules: readonly Rule[]): Finding[] {
  const findings: Finding[] = [];
  for (const rule of switchedOn(rules, context.snapshot)) {
    if (rule.plan) context.asks(PLAN);
    for (const found of rule.check?.(facts, context) ?? []) findings.push({ rule: rule.id, ...found });
  }
  return findings;
}

const on = new WeakMap<Snapshot['config'], Map<readonly Rule[], readonly Rule[]>>();

/** Those of some rules that are on. */
function switchedOn(rules: readonly Rule[], snapshot: Snapshot): readonly Rule[] {
  let known = on.get(snapshot.config);
  if (!known) on.set(snapshot.config, (known = new Map<readonly Rule[], readonly Rule[]>()));
  let left = known.get(rules);
  if (!left) known.set(rules, (left = rules.filter(({ id }) => severityOf(id, snapshot) !== 'off')));
  return left;
}

function severityOf(rule: string, snapshot: Snapshot): Severity | 'off' {
  return (Object.hasOwn(snapshot.config.rules, rule) ? snapshot.config.rules[rule] : undefined) ?? RULES.get(rule)?.severity ?? 'error';
}
