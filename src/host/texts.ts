// Reads what the extension only tells people, titles, descriptions, messages and help, from the file beside its code.
import * as vscode from 'vscode';
import { type RuleTexts, setRuleTexts } from '../core/rules/help';
import { setShapeTexts, type ShapeTexts } from '../core/schema/shape';

/** As the build writes them. */
interface Texts {
  readonly shapes: readonly ShapeTexts[];
  readonly rules: RuleTexts;
}

/** Resolves when the texts are in place. Where they can't be read that is logged, and things are called by their keys. */
export async function readTexts(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'texts.json');
  try {
    const { shapes, rules } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Texts;
    setShapeTexts(shapes);
    setRuleTexts(rules);
  } catch (error) {
    log.error(`${file.toString()} can't be read, so that fields and findings are called by their keys: ${error instanceof Error ? error.message : String(error)}`);
  }
}
