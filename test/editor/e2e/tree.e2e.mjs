// Checks the Product view: its sections, what a row offers, how it follows files on disk, and several products.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { changedLines, fileText, saveTab, undo } from './panels.mjs';

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

  /** Drags a row onto another one until something shows that it was dropped: a tree that is drawn anew meanwhile loses what is dragged. */
  const drop = async (from, to, shown) => {
    await ui.until(async () => {
      await row(from).dragTo(row(to));
      return shown().first().waitFor({ timeout: 5000 }).then(() => true, () => false);
    }, 30_000);
  };
  const words = () => page.getByPlaceholder('Words of a title');

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
    await menu('REQ-7', /^Copy Id/);
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

  await step('the tooltip is the card of the thing, with its links', async () => {
    const card = page.locator('.monaco-hover:visible').filter({ hasText: 'Show in matrix' });
    // A row that is drawn anew forgets the mouse.
    await ui.until(async () => {
      await page.mouse.move(700, 500);
      await row('REQ-7').hover();
      return card.waitFor({ timeout: 3000 }).then(() => true, () => false);
    });
    assert.match(await card.innerText(), /rank \d+ of \d+[\s\S]*PRD-4[\s\S]*references/);
    await shot('tooltip');
    await page.mouse.move(700, 500);
  });

  await step('a requirement dropped on another PRD takes its reference along, and one undo brings both files back', async () => {
    const names = ['riders-on-time.prd.yaml', 'tickets-and-fares.prd.md'];
    const before = await Promise.all(names.map(text));
    await drop('REQ-7', 'PRD-5', () => row('PRD-5 · 20'));
    await row('PRD-5 · 20').waitFor();
    await row('PRD-4 · 23').waitFor();
    await shot('dropped');
    const after = await Promise.all(names.map((file, i) => fileText(ui, workspace, file, now => now !== before[i])));
    assert.ok(!/^ +- REQ-7$/m.test(after[0]) && /REQ-7\b/.test(after[1]) && !/REQ-7\b/.test(before[1]), after[1]);
    await ui.open(path.basename(names[1]));
    await page.locator('.editor-group-container.active .view-lines').first().click();
    await page.keyboard.press('Control+Z');
    const dialog = page.locator('.monaco-dialog-box');
    await ui.until(async () => (await dialog.isVisible()) || (await ui.row('PRD-4 · 24').count()) > 0);
    if (await dialog.isVisible()) await dialog.getByRole('button', { name: /Undo in 2 Files/ }).click();
    await row('PRD-4 · 24').waitFor();
    await row('PRD-5 · 19').waitFor();
    await page.keyboard.press('Escape');
    await ui.command('File: Save All Files');
    for (const [i, file] of names.entries()) await fileText(ui, workspace, file, now => now === before[i]);
  });

  await step('a drop that means nothing says why', async () => {
    await drop('REQ-7', 'Goals', () => ui.toast('Drop REQ-7 on a PRD'));
    await drop('REQ-7', 'PRD-4', () => ui.toast('PRD-4 has REQ-7 already.'));
    await ui.command('Notifications: Clear All Notifications');
  });

  await step('what is written in a PRD moves with its whole text; a requirement goes onto a roadmap item, feedback onto a requirement', async () => {
    await writeFile(path.join(workspace, 'first.prd.yaml'), `id: PRD-901\ntitle: First\nstatus: draft\nowner: "@mara"\nrequirements:\n${requirement('REQ-901', '    # why\n')}`);
    await writeFile(path.join(workspace, 'second.prd.yaml'), 'id: PRD-902\ntitle: Second\nstatus: draft\nowner: "@mara"\nrequirements: []\n');
    await writeFile(path.join(workspace, 'more.roadmap.yaml'), 'id: ROADMAP-more\ntitle: More\nitems:\n  - id: RM-901\n    title: Build it # soon\n    status: planned\n');
    await writeFile(path.join(workspace, 'more.feedback.yaml'), 'feedback:\n  - {id: FB-901, date: 2026-05-01, channel: review, text: Too slow for me, status: new}\n');
    await row('PRD-902 · 0').waitFor();
    await ui.toggle('PRD-4');
    await ui.toggle('PRD-901');
    await drop('REQ-901', 'PRD-902', () => row('PRD-902 · 1'));
    const moved = await fileText(ui, workspace, 'second.prd.yaml', now => now.includes('REQ-901'));
    assert.match(moved, /- id: REQ-901\n[\s\S]*# why/);
    assert.match(await fileText(ui, workspace, 'first.prd.yaml', now => !now.includes('REQ-901')), /requirements: \[\]\n$/);
    await ui.toggle('PRD-902');
    await row('REQ-901').waitFor();
    await ui.toggle('Roadmap');
    await row('RM-901').scrollIntoViewIfNeeded();
    await drop('REQ-901', 'RM-901', () => ui.status('REQ-901 is in RM-901 now'));
    await saveTab(page, ui, 'more.roadmap.yaml');
    assert.match(await fileText(ui, workspace, 'more.roadmap.yaml', now => now.includes('REQ-901')), /title: Build it # soon\n    requirements:\n      - REQ-901\n    status: planned\n$|title: Build it # soon\n    status: planned\n    requirements:\n      - REQ-901\n$/);
    await ui.toggle('Roadmap');
    await ui.command('PRD: Search the Product');
    await words().fill('901');
    await row('FB-901').waitFor();
    await page.keyboard.press('Enter');
    await drop('FB-901', 'REQ-901', () => ui.status('FB-901 speaks for REQ-901 now'));
    await saveTab(page, ui, 'more.feedback.yaml');
    assert.match(await fileText(ui, workspace, 'more.feedback.yaml', now => now.includes('REQ-901')), /FB-901.*requirements: \[REQ-901\]/);
    await ui.command('PRD: Show All Again');
    for (const file of ['first.prd.yaml', 'second.prd.yaml', 'more.roadmap.yaml', 'more.feedback.yaml']) await rm(path.join(workspace, file));
    await row('PRD-902').waitFor({ state: 'detached' });
  });

  await step('a search narrows the tree while words are typed; Escape gives them up, Enter keeps them', async () => {
    await ui.command('PRD: Search the Product');
    await words().fill('trip disrupted');
    await row('REQ-33').waitFor();
    await row('Team').waitFor({ state: 'detached' });
    await page.locator('.sidebar .pane-body .message').filter({ hasText: 'hold' }).waitFor();
    await shot('search');
    await page.keyboard.press('Escape');
    await row('Team').waitFor();
    await ui.command('PRD: Search the Product');
    await words().fill('nothing at all like this');
    await page.locator('.sidebar .pane-body .message').filter({ hasText: 'Nothing holds' }).waitFor();
    await words().fill('req-33');
    await page.keyboard.press('Enter');
    await row('REQ-33').waitFor();
    assert.ok((await rows()).length < 6, (await rows()).join('|'));
    await ui.command('PRD: Show All Again');
    await row('Team').waitFor();
  });

  await step('what stands at the cursor is shown in the tree, and opened by Enter', async () => {
    await ui.open('riders-on-time.req.yaml');
    await page.locator('.editor-group-container.active .view-lines').first().click();
    await page.keyboard.press('Control+F');
    await page.locator('.find-widget.visible textarea').first().fill('id: REQ-33');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await ui.command('PRD: Show in the Product View');
    await page.locator('.sidebar .monaco-list-row.focused').filter({ hasText: 'REQ-33' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.editor-instance .selected-text').first().waitFor();
    await shot('revealed');
  });

  await step('Rename Id changes an id wherever it is named', async () => {
    const box = page.locator('.quick-input-widget:visible input.input');
    await menu('REQ-33', /^Rename Id/);
    await box.waitFor();
    assert.equal(await box.inputValue(), 'REQ-33');
    await box.fill('REQ-999');
    await page.keyboard.press('Enter');
    await row('REQ-999').waitFor();
    await row('REQ-33').waitFor({ state: 'detached' });
    // Other windows of the same browser share the clipboard.
    await ui.until(async () => {
      await menu('REQ-999', 'Copy as Markdown');
      return (await page.evaluate(() => navigator.clipboard.readText())).startsWith('### REQ-999 ');
    });
    await menu('REQ-999', /^Rename Id/);
    await box.waitFor();
    await box.fill('REQ-33');
    await page.keyboard.press('Enter');
    await row('REQ-999').waitFor({ state: 'detached' });
    await ui.command('File: Save All Files');
  });

  await step('a document that can’t be read stays with its title and says from where on', async () => {
    await writeFile(path.join(workspace, 'broken.prd.yaml'), 'id: PRD-903\ntitle: Stays here\nstatus: draft\n');
    await row('Stays here').waitFor();
    await writeFile(path.join(workspace, 'broken.prd.yaml'), '<<<<<<< HEAD\nid: PRD-903\n=======\nid: PRD-904\n>>>>>>> other\n');
    await row(/Stays here.*can’t be read past line 1/).waitFor();
    await shot('broken');
    await rm(path.join(workspace, 'broken.prd.yaml'));
    await row('Stays here').waitFor({ state: 'detached' });
  });

  await step('long lists come by the two hundred', async () => {
    await writeFile(path.join(workspace, 'many.req.yaml'), `requirements:\n${Array.from({ length: 450 }, (_, i) => requirement(`REQ-${20000 + i}`)).join('')}`);
    await row(/In no document.*450/).waitFor();
    await ui.toggle('In no document');
    await row('REQ-20000').waitFor();
    await page.keyboard.press('End');
    await row('200 more…').click();
    await row('REQ-20200').waitFor();
    await ui.until(async () => {
      await page.keyboard.press('End');
      return (await row('50 more…').count()) > 0;
    });
    await shot('pages');
    await rm(path.join(workspace, 'many.req.yaml'));
    await row('In no document').waitFor({ state: 'detached' });
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
