// Turns the gaps between the ticks of a 5 ms timer inside the extension host into how long it was blocked, before, during and after a scan.
import { type Profiler, Session } from 'node:inspector';
import * as vscode from 'vscode';

declare const __EXTENSION__: string;
/** End of the path of the extension's code. */
declare const __FILE__: string;
/** Name of the file that holds a thousand requirements. */
declare const __LONG__: string;

interface Gap {
  /** End of the gap, on the clock of `performance.now()`. */
  readonly at: number;
  /** Time between two ticks beyond the 5 ms that were asked for. */
  readonly ms: number;
}

interface Watch {
  readonly gaps: Gap[];
  readonly session: Session;
  /** When the profile begins, on the clock of `performance.now()`. */
  readonly began: number;
  /** When the extension was first seen active. */
  active?: number;
}

interface Api {
  readonly activationMs: number;
  settled(): Promise<void>;
}

const TICK = 5;
const KEYSTROKES = 15;
const shared = globalThis as unknown as { prdBench?: Watch };

/** Starts to watch; the editor calls it before it looks for other extensions to activate. */
export function activate(): void {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 1000 });
  session.post('Profiler.start');
  const watch: Watch = (shared.prdBench = { gaps: [], session, began: performance.now() });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watch.gaps.push({ at: now, ms: now - last - TICK });
    last = now;
    if (watch.active === undefined && vscode.extensions.getExtension(__EXTENSION__)?.isActive) watch.active = now;
  }, TICK);
}

/** The longest time that the extension's own code, and what it called, took of one gap. */
function longestOwn({ profile, began }: { readonly profile: Profiler.Profile; readonly began: number }, gaps: readonly Gap[]): number {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const mark = (id: number, within: boolean): void => {
    const node = nodes.get(id);
    const is = within || (node?.callFrame.url.endsWith(__FILE__) ?? false);
    if (is) own.add(id);
    for (const child of node?.children ?? []) mark(child, is);
  };
  const [root] = profile.nodes;
  if (root) mark(root.id, false);
  let at = began;
  const samples = (profile.timeDeltas ?? []).map((delta, i) => {
    at += delta / 1000;
    return { at, ms: own.has(profile.samples?.[i] ?? -1) ? delta / 1000 : 0 };
  });
  return Math.max(0, ...gaps.filter(({ ms }) => ms > TICK).map((gap) => samples.reduce((sum, sample) => sum + (sample.at > gap.at - gap.ms - TICK && sample.at <= gap.at ? sample.ms : 0), 0)));
}

const longest = (gaps: readonly Gap[]): number => gaps.reduce((most, gap) => Math.max(most, gap.ms), 0);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Types into the long file, where there is one; gives the median time from a keystroke to its problems, the delay of the setting included. */
async function type(api: Api): Promise<{ readonly ms: number; readonly from: number; readonly to: number } | undefined> {
  const [file] = await vscode.workspace.findFiles(`**/${__LONG__}`);
  if (!file) return undefined;
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  await pause(1500);
  const from = performance.now();
  const took: number[] = [];
  for (let i = 0; i < KEYSTROKES; i++) {
    const title = editor.document.getText().indexOf('title: ', Math.floor((editor.document.getText().length * i) / KEYSTROKES));
    const place = editor.document.positionAt(title + 7);
    const began = performance.now();
    const told = new Promise<void>((resolve) => {
      const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (!uris.some((uri) => uri.toString() === file.toString())) return;
        subscription.dispose();
        resolve();
      });
    });
    await editor.edit((edit) => edit.insert(place, 'x'));
    await Promise.race([told, pause(3000)]);
    await api.settled();
    took.push(performance.now() - began);
    await pause(100);
  }
  const to = performance.now();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return { ms: took.sort((a, b) => a - b)[took.length >> 1] ?? 0, from, to };
}

/** Called as the module of the tests: waits for the scan and writes what was seen beside the workspace. */
export async function run(): Promise<void> {
  const watch = shared.prdBench;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const extension = vscode.extensions.getExtension<Api>(__EXTENSION__);
  if (!watch || !folder || !extension) throw new Error('the probe, the folder or the extension is not there');
  const api = await extension.activate();
  await pause(4 * TICK);
  await api.settled();
  const settled = performance.now();
  const active = watch.active ?? settled;
  const between = (from: number, to: number): Gap[] => watch.gaps.filter(({ at }) => at > from && at <= to);
  await pause(2000);
  const idleFrom = performance.now();
  await pause(3000);
  const again = performance.now();
  await vscode.commands.executeCommand('prd.refresh');
  await api.settled();
  const done = performance.now();
  await pause(4 * TICK);
  const scan = between(active, settled);
  const typing = await type(api);
  const profile = await new Promise<Profiler.Profile>((resolve, reject) => watch.session.post('Profiler.stop', (error, stopped) => (error ? reject(error) : resolve(stopped.profile))));
  const ownOf = (gaps: readonly Gap[]): number => longestOwn({ profile, began: watch.began }, gaps);
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, '..', 'bench.json'), new TextEncoder().encode(JSON.stringify({
    editor: `VS Code ${vscode.version}`,
    documents: vscode.languages.getDiagnostics().filter(([, found]) => found.length > 0).length,
    activationMs: api.activationMs,
    activationBlockMs: longest(between(active - 1, active)),
    settledMs: settled - active,
    longestMs: longest(scan),
    longestOwnMs: ownOf(scan),
    over50: scan.filter(({ ms }) => ms > 50).length,
    rescanMs: done - again,
    rescanLongestMs: longest(between(again, done + 2 * TICK)),
    ...(typing && { typingMs: typing.ms, typingLongestMs: longest(between(typing.from, typing.to)), typingOwnMs: ownOf(between(typing.from, typing.to)) }),
    rescanOwnMs: ownOf(between(again, done + 2 * TICK)),
    idleLongestMs: longest(between(idleFrom, again)),
  })));
}
