// Checks the way from an empty folder to a product: welcome, new documents, the sample, the walkthrough.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileText, saveTab } from './panels.mjs';

export const name = 'new product';
export const empty = true;

export async function run({ page, ui, workspace, shot, assert, step }) {
  const text = file => readFile(path.join(workspace, file), 'utf8');
  const row = found => ui.row(found).first();
  const clean = async () => {
    // Files that come one after the other name what is not there yet.
    await ui.until(async () => (await ui.findings().innerText()).trim() === 'PRD');
    // A finding would come within the half second.
    await page.waitForTimeout(500);
    assert.equal((await ui.findings().innerText()).trim(), 'PRD');
  };

  await step('the welcome offers to create a product', async () => {
    await ui.view('PRD');
    await page.getByText('No product in this workspace yet.').waitFor();
    await shot('welcome');
  });

  await step('a product gets a file and the tree', async () => {
    await page.locator('.sidebar').getByText('Create a product').click();
    await page.locator('.quick-input-widget:visible input.input').waitFor();
    await shot('asks');
    await ui.answer('Night bus');
    await page.locator('.tab.active[data-resource-name="night-bus.product.yaml"]').waitFor();
    assert.match(await text('night-bus.product.yaml'), /^name: Night bus$/m);
    await row('Goals').waitFor();
    await page.locator('.sidebar .pane-header, .sidebar .title-label').filter({ hasText: /Night bus/i }).first().waitFor();
    await clean();
    await shot('product');
  });

  await step('a PRD in YAML and one in Markdown', async () => {
    for (const [format, title, file] of [['YAML', 'Pay by phone', 'pay-by-phone.prd.yaml'], ['Markdown', 'See the map', 'see-the-map.prd.md']]) {
      await ui.command('PRD: New PRD');
      await ui.answer(title);
      await ui.pick(format);
      await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      assert.match(await text(file), new RegExp(`^title: ${title}$`, 'm'));
      await row(title).waitFor();
      await clean();
      await shot(format);
    }
    assert.match(await text('pay-by-phone.prd.yaml'), /^id: PRD-1$/m);
    assert.match(await text('see-the-map.prd.md'), /^id: PRD-2$/m);
  });

  await step('a requirement in a new file, then one more in its list with the next free id', async () => {
    await ui.command('PRD: New Requirement');
    await ui.answer('Tap the phone');
    await page.locator('.tab.active[data-resource-name="tap-the-phone.req.yaml"]').waitFor();
    assert.match(await text('tap-the-phone.req.yaml'), /- id: REQ-1\n/);
    await row('In no document').waitFor();
    await ui.command('PRD: New Requirement');
    await ui.answer('Show the receipt: "paid"');
    await ui.pick('In tap-the-phone.req.yaml');
    await page.locator('.tab.dirty[data-resource-name="tap-the-phone.req.yaml"]').waitFor();
    await saveTab(page, ui, 'tap-the-phone.req.yaml');
    const now = await fileText(ui, workspace, 'tap-the-phone.req.yaml', one => /- id: REQ-2\n/.test(one));
    assert.ok(now.includes('Show the receipt: "paid"'), now);
    await clean();
    await shot('requirement');
  });

  await step('the sample comes into the workspace as a folder', async () => {
    await ui.command('PRD: Open Sample');
    await ui.pick('Copy into this workspace');
    await page.locator('.tab.active[data-resource-name="tramline.product.yaml"]').waitFor();
    await row('Tramline').waitFor();
    await row('Night bus').waitFor();
    await clean();
    await shot('sample');
  });

  await step('the walkthrough opens with all its steps', async () => {
    await ui.command('PRD: Open Walkthrough');
    await page.getByText('Get started with PRD Workbench').first().waitFor();
    await page.getByText('Rank in the priority matrix').first().waitFor();
    await shot('walkthrough');
  });
}
