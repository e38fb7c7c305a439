// The commands that ask where a requirement is to stand, and how much a rule is to weigh.
import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../core/document/file-kind';
import { extractRequirement, moveRequirement as moveTo } from '../../core/edits/requirement-source';
import { setSeverity as severityChange } from '../../core/edits/set-severity';
import { pathsOf, referencesOf, scopeOf, labelOf } from '../../core/index/lookup';
import { SEVERITIES, type Severity } from '../../core/index/config';
import { freeFile } from '../../core/language/free-file';
import { RULES } from '../../core/rules/registry';
import { languageOf } from '../../core/rules/render';
import { applyChange } from '../apply-change';
import { pick } from '../pick';
import type { WorkspaceIndex } from '../workspace-index';
import type { Thing } from './things';

/** Asks for a list or a PRD of the product, or a new file, and moves the requirement there. */
export async function moveRequirement(thing: Thing | undefined): Promise<void> {
  const snapshot = thing?.folder.snapshot();
  if (!thing || !snapshot || thing.entity.kind !== 'requirement') return;
  const { folder: { folder: { uri } }, entity } = thing;
  const scope = scopeOf(snapshot, entity.file);
  const listing = new Set(referencesOf(snapshot, entity.id).filter(({ fromKind, field }) => fromKind === 'prd' && field === 'requirements').map(({ file }) => file));
  const targets = pathsOf(snapshot).flatMap((file) => {
    const facts = snapshot.files.get(file);
    if (!facts || file === entity.file || facts.broken || scopeOf(snapshot, file) !== scope) return [];
    const prd = facts.kind === 'prd' ? facts.entities.find(({ kind }) => kind === 'prd') : undefined;
    const count = facts.entities.filter(({ kind }) => kind === 'requirement').length;
    const isList = facts.kind === 'requirements' && !facts.entities.some(({ path }) => path.length === 0);
    if (!prd && !isList) return [];
    const holds = prd ? `${prd.id} ${labelOf(prd)}` : vscode.l10n.t('{0} requirements', count);
    return [{ label: nameOf(file), description: file.includes('/') ? `${holds} · ${file.slice(0, file.lastIndexOf('/'))}` : holds, file, first: listing.has(file) }];
  });
  const isAlone = entity.path.length === 0;
  const fresh = freeFile(snapshot, entity.file, entity);
  // Below thousands of lists a new file would never be seen.
  const items = [...targets.filter(({ first }) => first), ...(isAlone ? [] : [{ label: `$(new-file) ${vscode.l10n.t('In a new file')}`, description: fresh, file: '' }]), ...targets.filter(({ first }) => !first)];
  const answer = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Where shall {0} stand?', entity.id), matchOnDescription: true });
  if (!answer) return;
  const done = await applyChange(uri, [entity.file, answer.file].filter(Boolean), (documents) => {
    const from = documents.get(entity.file);
    const to = documents.get(answer.file);
    if (!from || (answer.file && !to)) return { ok: false, reason: 'missing' };
    return to ? moveTo(from, entity.id, to) : extractRequirement(from, entity.id, fresh);
  });
  if (done) tellPlace(entity.id, answer.file || fresh);
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function tellPlace(id: string, file: string): void {
  vscode.window.setStatusBarMessage(vscode.l10n.t('{0} stands in {1} now', id, nameOf(file)), 6000);
}

/** Gives a requirement of a list or a PRD a file of its own. */
export async function extractToFile(thing: Thing | undefined): Promise<void> {
  const snapshot = thing?.folder.snapshot();
  if (!thing || !snapshot || thing.entity.kind !== 'requirement') return;
  const { folder, entity } = thing;
  if (entity.path.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} has a file of its own already.', entity.id));
    return;
  }
  const fresh = freeFile(snapshot, entity.file, entity);
  const done = await applyChange(folder.folder.uri, [entity.file], (documents) => {
    const document = documents.get(entity.file);
    return document ? extractRequirement(document, entity.id, fresh) : { ok: false, reason: 'missing' };
  });
  if (done) tellPlace(entity.id, fresh);
}

/** Asks for a severity of a rule and writes it into the configuration of the folder. */
export async function setSeverity(index: WorkspaceIndex, argument: unknown): Promise<void> {
  const { folder, rule, severity } = (argument ?? {}) as { folder?: unknown; rule?: unknown; severity?: unknown };
  const own = typeof folder === 'string' ? index.byUri(folder) : undefined;
  const known = typeof rule === 'string' ? RULES.get(rule) : undefined;
  if (!own || !known) return;
  const words: Readonly<Record<Severity | 'off', string>> = {
    error: vscode.l10n.t('The build fails'), warning: vscode.l10n.t('Underlined and counted'), info: vscode.l10n.t('A remark'), hint: vscode.l10n.t('A few dots below the word'), off: vscode.l10n.t('Not looked for'),
  };
  const now = severity ?? known.severity;
  const items = [...SEVERITIES, 'off' as const].map((label) => ({ label, description: words[label], isNow: label === now }));
  const answer = await pick(items, `${known.id}: ${known.description[languageOf(vscode.env.language)]}`);
  if (answer) await applyChange(own.folder.uri, [CONFIG_FILE], (documents) => severityChange(documents.get(CONFIG_FILE), known.id, answer.label));
}
