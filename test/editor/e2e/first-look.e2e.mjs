// Checks what a user meets first: the product in the tree, findings in the Problems view, the hover on an id.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export const name = 'first look';

const MISTAKE = `requirements:
  - id: REQ-9001
    title: Ride without a ticket
    type: functional
    status: proposed
    statement: The app shall show the nearest stop within 2 s.
    dependsOn: [REQ-9999]
  - id: REQ-9002
    title: Find the stop
    type: functional
    status: proposed
    prioirty: must
    statement: The app shall show the way to the stop within 2 s.
    dependsOn: [REQ-9001]
`;

/** Adds a file with two mistakes to the sample. */
export async function before({ workspace }) {
  await writeFile(path.join(workspace, 'mistake.req.yaml'), MISTAKE);
}

export async function run({ page, ui, assert, step }) {
  await step('the tree shows the product', async () => {
    await ui.view('PRD');
    await ui.row(/Goals/).first().waitFor();
    await ui.row(/Requirements documents|PRDs/).first().waitFor();
  });
  await step('mistakes are underlined', async () => {
    await ui.open('mistake.req.yaml');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await step('mistakes are listed', async () => {
    await ui.problems();
    await ui.problem('REQ-9999').first().waitFor();
    await ui.problem('prioirty').first().waitFor();
  });
  await step('the hover on a reference tells what it names', async () => {
    assert.match(await ui.hover('[REQ-9001]'), /Ride without a ticket/);
  });
}
