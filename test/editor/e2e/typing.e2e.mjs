// Checks what a user sees while typing: a slip is underlined, listed and explained, and goes when it is mended; words complete.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export const name = 'typing';

const LIST = `requirements:
  - id: REQ-901
    title: Find the stop
    type: functional
    status: proposed
    statement: The app shall show the way to the stop within 2 s.
    owner: "@ling"
    conflictsWith: [REQ-7]
`;

export async function before({ workspace }) {
  await writeFile(path.join(workspace, 'typed.req.yaml'), LIST);
}

export async function run({ page, ui, shot, assert, step }) {
  await step('a slip is underlined as it is typed, and listed with its rule', async () => {
    await ui.open('typed.req.yaml');
    await page.keyboard.press('Control+End');
    await ui.type('    prioirty: must');
    await page.locator('.squiggly-error').first().waitFor();
    await ui.problems();
    await ui.problem('prioirty').first().waitFor();
    await ui.problem('prioirty').first().getByText('schema/unknown-key').waitFor();
  });

  await step('the hover says what to do', async () => {
    const text = await ui.hover('prioirty');
    assert.match(text, /“prioirty” is no key of a requirement\. Did you mean “priority”\?/);
    assert.match(text, /prd.?schema\/unknown-key/);
    assert.equal(text.match(/Did you mean/g).length, 1, `said twice: ${text}`);
    await shot('hover');
    await page.keyboard.press('Escape');
  });

  await step('the hover of an id tells what it names', async () => {
    assert.match(await ui.hover('[REQ-7]'), /Plan a trip across operators[\s\S]*REQ-7[\s\S]*Must have[\s\S]*Show in matrix/i);
    await shot('card');
  });

  await step('the link of the finding explains its rule', async () => {
    await ui.problem('prioirty').first().locator('a').filter({ hasText: 'schema/unknown-key' }).click();
    await page.locator('.tab.active').filter({ hasText: 'schema-unknown-key' }).waitFor();
    await ui.webview().getByRole('heading', { name: 'schema/unknown-key' }).waitFor();
    await shot('rule');
    await page.locator('.tab[data-resource-name="typed.req.yaml"]').click();
  });

  await step('mended, it is gone', async () => {
    await page.locator('.view-lines').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Shift+Home');
    await ui.type('priority: must');
    await ui.problem('prioirty').first().waitFor({ state: 'detached' });
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  await step('an id is completed by what it names, and the list takes it', async () => {
    await ui.type('\ndependsOn: [');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await page.keyboard.type('REQ-52');
    const offer = page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'REQ-52' }).first();
    await offer.waitFor();
    await shot('completion');
    await page.keyboard.press('Tab');
    await ui.at('dependsOn: [REQ-52');
  });
}
