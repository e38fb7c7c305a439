// The roadmap's schedule in a browser: critical path, slack, late work, and both ends of a bar by mouse and by keys.
import { accessibilityProblems } from './panel-page.mjs';
import { bar, dragEnd, lineOf, open, row, scaleOf, sent, settled, written } from './roadmap-steps.mjs';

export const name = 'roadmap schedule';

export async function run({ browser, assert, shot, step }) {
  for (const theme of ['dark', 'light', 'hc']) {
    await step(`draws the critical path and the slack in ${theme}, and hides them`, async () => {
      const panel = await open(browser, { theme });
      const { page } = panel;
      const { items } = panel.view();
      assert.deepEqual(items.filter(({ critical }) => critical).map(({ id }) => id), ['RM-4', 'RM-6']);
      assert.equal(await page.locator('.critical-line').count(), 2);
      assert.equal(await page.locator('.arrow.critical').count(), 1);
      const slacks = items.filter(({ slack, dates }) => slack > 0 && dates);
      assert.equal(await page.locator('.slack-tail').count(), slacks.length);
      await page.click(row('RM-4'));
      await shot(page, `roadmap-schedule-${theme}`);
      assert.deepEqual(await accessibilityProblems(page), []);
      for (const [key, gone] of [['c', '.critical-line, .arrow.critical'], ['s', '.slack-tail'], ['d', '.arrow']]) {
        await page.keyboard.press(key);
        await page.waitForSelector(gone, { state: 'detached' });
      }
      await page.keyboard.press('c');
      await page.waitForSelector('.arrow.critical');
      assert.equal(await page.locator('.arrow').count(), 1, 'the path is drawn without the other dependencies');
      assert.equal(await page.locator('.toolbar [aria-pressed="true"]').count(), 1);
      await page.keyboard.press('Space');
      assert.match(await page.locator('.card').innerText(), /Slack\s+none: on the critical path/);
      await settled(panel, assert);
    });
  }

  await step('writes a dragged end, with its new length beside it', async () => {
    const panel = await open(browser, { theme: 'light' });
    const { page } = panel;
    await dragEnd(page, 'RM-10', 'end', 21 * (await scaleOf(page)));
    assert.match(await page.locator('.tip').innerText(), /25 Jan – 9 Apr 2027[\s\S]*\+21 d[\s\S]*11 d past MS-3 Fare reform/);
    assert.deepEqual(await page.locator('.flag').allInnerTexts(), ['Mon 25 Jan', 'Fri 9 Apr']);
    assert.match(await page.locator('.state .hints').innerText(), /Resizing RM-10 by weeks/);
    await shot(page, 'roadmap-resize');
    await page.mouse.up();
    await written(panel);
    assert.match(lineOf(panel, 'RM-10'), /start: 2027-01-25, end: 2027-04-09,/);
    await settled(panel, assert);
  });

  await step('draws an end to a milestone, and keeps a quarter a quarter', async () => {
    const panel = await open(browser);
    const { page } = panel;
    // MS-3 stands ten days behind its end.
    await dragEnd(page, 'RM-10', 'end', 9.4 * (await scaleOf(page)));
    await page.mouse.up();
    await written(panel);
    assert.match(lineOf(panel, 'RM-10'), /end: 2027-03-29,/);
    await dragEnd(page, 'RM-5', 'end', 80 * (await scaleOf(page)));
    await page.mouse.up();
    await written(panel);
    assert.match(lineOf(panel, 'RM-5'), /start: 2027-Q1, end: 2027-Q2,/);
    await dragEnd(page, 'RM-7', 'start', -85 * (await scaleOf(page)));
    await page.mouse.up();
    await written(panel);
    assert.match(lineOf(panel, 'RM-7'), /start: 2027-Q1, end: 2027-Q2,/);
    await settled(panel, assert);
  });

  await step('stops an end at the other one and says why', async () => {
    const panel = await open(browser);
    const { page } = panel;
    await dragEnd(page, 'RM-10', 'start', 400);
    assert.match(await page.locator('.tip').innerText(), /RM-10 can’t end before it starts/);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.equal((await sent(panel, 'resizeItem')).length, 0);
    await page.click(row('RM-20'));
    await page.keyboard.press('Alt+Shift+ArrowLeft');
    assert.match(await page.locator('.hints').innerText(), /RM-20 can’t end before it starts/);
    assert.equal((await sent(panel, 'resizeItem')).length, 0);
    await settled(panel, assert);
  });

  await step('resizes by keys: left and right the end, up and down the start', async () => {
    const panel = await open(browser);
    const { page } = panel;
    await page.click(row('RM-4'));
    for (const key of ['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowRight', 'Alt+Shift+ArrowUp']) await page.keyboard.press(key);
    await written(panel);
    assert.match(lineOf(panel, 'RM-4'), /start: 2026-12-07, end: 2027-03-05,/);
    assert.match(await page.locator('[role="log"]').innerText(), /RM-4/);
    // It follows another item, and goes on to.
    await page.click(row('RM-6'));
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await written(panel);
    assert.match(lineOf(panel, 'RM-6'), /dependsOn: \[RM-4\], duration: 7w,/);
    await settled(panel, assert);
  });

  await step('says why a new end was refused', async () => {
    const panel = await open(browser, { refuse: 'alias', language: 'zh-cn' });
    await dragEnd(panel.page, 'RM-10', 'end', 60);
    await panel.page.mouse.up();
    await panel.page.waitForSelector('.hints.refused');
    assert.match(await panel.page.locator('.hints').innerText(), /RM-10 未更改：其日期与文件中的其他位置共用/);
    assert.equal(await panel.page.locator(`${bar('RM-10')}.pending`).count(), 0);
    await settled(panel, assert);
  });
}
