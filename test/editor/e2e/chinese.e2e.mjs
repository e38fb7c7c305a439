// Checks that a Chinese user meets Chinese: the tree, a finding, its hover, the panels.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export const name = 'Chinese';
export const locale = 'zh-cn';

const LIST = `requirements:
  - id: REQ-901
    title: 找到站点
    type: functional
    status: proposed
    prioirty: must
    statement: 应用应在 2 秒内显示前往站点的路线。
    dependsOn: [REQ-7]
`;

export async function before({ workspace }) {
  await writeFile(path.join(workspace, 'typed.req.yaml'), LIST);
}

export async function run({ page, ui, shot, assert, step }) {
  await step('the tree', async () => {
    await ui.view('PRD');
    for (const section of ['目标', '需求文档', '路线图', '反馈', '风险', '团队']) await ui.row(section).first().waitFor();
    await ui.status(/PRD: 1 个错误/).waitFor();
  });

  await step('a finding and its hover', async () => {
    await ui.open('typed.req.yaml');
    await page.locator('.squiggly-error').first().waitFor();
    await ui.problems();
    await ui.problem('需求中没有“prioirty”这个键').first().waitFor();
    assert.match(await ui.hover('prioirty'), /需求中没有“prioirty”这个键。是否想写“priority”？/);
    await shot('hover');
  });

  await step('the hover of an id', async () => {
    const text = await ui.hover('[REQ-7');
    assert.match(text, /处引用/);
    assert.match(text, /打开/);
    await shot('card');
  });

  await step('the panels', async () => {
    await page.keyboard.press('Escape');
    for (const [command, ready, words] of [['PRD: 打开路线图', '[data-bar]', /今天/], ['PRD: 打开优先级矩阵', '.bubbles .bubble', /价值/]]) {
      await ui.command(command);
      const inside = ui.webview();
      await inside.locator(ready).first().waitFor();
      assert.match(await inside.locator('body').innerText(), words);
      await shot(command.includes('矩阵') ? 'matrix' : 'roadmap');
    }
  });
}
