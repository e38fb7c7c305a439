// Checks the Product view: its sections, what a row offers, how it follows files on disk, and several products.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileText, changedLines, saveTab, undo } from './panels.mjs';

export const name = 'tree';

const OTHER = 'id: PRODUCT-shop\nname: Corner shop\nvision: Buy from the sofa.\ngoals: []\n';
const requirement = (id, more = '') => `  - id: ${id}\n    title: Title of ${id}\n    type: functional\n    status: proposed\n    statement: The shop shall answer within 2 s.\n${more}`;

export async function run({ page, ui, context, workspace, shot, assert, step }) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const text = file => readFile(path.join(workspace, file), 'utf8');
  const rows = async () => (await page.locator('.sidebar .pane-body .monaco-list-row').allInnerTexts()).map(one => one.replace(/\s+/g, ' ').trim());
  /** The row with a text; at the top level where several have it. */
  const row = found => ui.row(found).first();
  const menu = async (found, item) => {
    await row(found).click({ button: 'right' });
    await ui.menu(item);
  };

  await step('sections with counts, under the name of the product', async () => {
    await ui.view('PRD');
    await row('Goals').waitFor();
    assert.match(await page.locator('.sidebar .pane-header').first().innerText(), /Tramline/i);
    const all = await rows();
    for (const section of [/^Goals ?4$/, /^Requirements documents ?4$/, /^Roadmap ?18 items/, /^Feedback ?37/, /^Risks ?9/, /^Team ?4 teams, 17 people/]) assert.ok(all.some(one => section.test(one)), `${section} in ${all}`);
    assert.equal((await ui.findings().innerText()).trim(), 'PRD');
  });

  await step('a document shows its requirements', async () => {
    await ui.toggle('Riders on time');
    await row('REQ-7').waitFor();
    await shot('open');
  });

  await step('grouped by status, and back', async () => {
    await ui.command('PRD: Group Requirements By…');
    await ui.pick('Status');
    await row('Released').waitFor();
    const all = await rows();
    assert.ok(all.indexOf(all.find(one => one.startsWith('Approved'))) < all.indexOf(all.find(one => one.startsWith('Released'))), all.join('|'));
    await ui.command('PRD: Group Requirements By…');
    await ui.pick('PRD');
    await row('Riders on time').waitFor();
    await row('Released').waitFor({ state: 'detached' });
  });

  await step('findings stand as a badge at the document and in the status bar', async () => {
    await writeFile(path.join(workspace, 'slip.req.yaml'), `requirements:\n${requirement('REQ-901', '    prioirty: must\n    dependsOn: [REQ-902]\n')}`);
    await row('In no document').waitFor();
    await ui.status(/PRD: 2 errors/).waitFor();
    // The editor draws a badge behind the label, out of reach of text.
    const badge = () => row('In no document').locator('.monaco-icon-label').evaluate(label => getComputedStyle(label, '::after').content);
    await ui.until(async () => (await badge()) === '"2"');
    await ui.toggle('In no document');
    await row('REQ-901').waitFor();
    await shot('badge');
    await rm(path.join(workspace, 'slip.req.yaml'));
    await row('In no document').waitFor({ state: 'detached' });
    await ui.status(/PRD: 2 errors/).waitFor({ state: 'detached' });
  });

  await step('a click opens the source with the id selected', async () => {
    await ui.toggle('Riders on time');
    await row('REQ-7').click();
    await page.locator(`.tab.active[data-resource-name="riders-on-time.req.yaml"]`).waitFor();
    await page.locator('.editor-instance .selected-text').first().waitFor();
  });

  await step('the inline actions show the matrix and open the source', async () => {
    await row('REQ-7').hover();
    await row('REQ-7').getByRole('button', { name: 'Show in Matrix' }).click();
    const matrix = ui.webview();
    await matrix.locator('.bubbles .bubble').first().waitFor();
    await matrix.locator('.ranking tr[aria-selected="true"][data-id="REQ-7"], .ranking tr.selected[data-id="REQ-7"]').first().waitFor();
    await shot('matrix');
    await row('REQ-7').hover();
    await row('REQ-7').getByRole('button', { name: 'Open Source' }).click();
    await page.locator(`.tab.active[data-resource-name="riders-on-time.req.yaml"]`).waitFor();
  });

  await step('the context menu copies the id', async () => {
    await menu('REQ-7', 'Copy Id');
    await ui.until(async () => (await page.evaluate(() => navigator.clipboard.readText())) === 'REQ-7');
  });

  await step('a status set from the menu is one word in the file, and one undo takes it back', async () => {
    const file = 'requirements/riders-on-time.req.yaml';
    const before = await text(file);
    await menu('REQ-7', 'Set Status…');
    await ui.filter('Deferred');
    await ui.pick('Deferred');
    await page.locator('.tabs-container .tab.dirty').first().waitFor();
    await shot('status-set');
    await saveTab(page, ui, 'riders-on-time.req.yaml');
    const after = await fileText(ui, workspace, file, now => now !== before);
    const changed = changedLines(before, after);
    assert.equal(changed.length, 1);
    assert.equal(changed[0][1], 'status: deferred');
    await undo(page, ui, 'riders-on-time.req.yaml');
    await fileText(ui, workspace, file, now => now === before);
  });

  await step('a second product gets a root of its own', async () => {
    await mkdir(path.join(workspace, 'shop'));
    await writeFile(path.join(workspace, 'shop/shop.product.yaml'), OTHER);
    await writeFile(path.join(workspace, 'shop/shop.req.yaml'), `requirements:\n${requirement('REQ-1')}`);
    await row('Corner shop').waitFor();
    await row(/^Tramline/).waitFor();
    await shot('products');
  });

  await step('two hundred files that come at once, as with a switch of branches, are read, and forgotten when they go', async () => {
    await mkdir(path.join(workspace, 'branch'));
    await Promise.all(Array.from({ length: 200 }, (_, i) => writeFile(path.join(workspace, `branch/part${i}.req.yaml`), `requirements:\n${requirement(`REQ-${1000 + i}`, `    dependsOn: [REQ-${3000 + i}]\n`)}`)));
    await ui.status('PRD: 200 errors').waitFor();
    await ui.problems();
    await ui.problem('REQ-3000').first().waitFor();
    await shot('branch');
    await rm(path.join(workspace, 'branch'), { recursive: true });
    await rm(path.join(workspace, 'shop'), { recursive: true });
    await ui.status('PRD: 200 errors').waitFor({ state: 'detached' });
    await row('Corner shop').waitFor({ state: 'detached' });
    await ui.problem('REQ-3000').first().waitFor({ state: 'detached' });
  });

  await step('Check Workspace says what it found', async () => {
    await ui.command('PRD: Check Workspace');
    await ui.toast(/16 documents checked, nothing found/).waitFor();
    await shot('checked');
  });

  await step('Explain Rule shows the help of the rule that is picked', async () => {
    await ui.command('PRD: Explain Rule');
    await ui.filter('ref/cycle');
    await ui.pick('ref/cycle');
    await ui.webview().getByText('ref/cycle').first().waitFor();
    await shot('rule');
  });
}
