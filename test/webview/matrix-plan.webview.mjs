// The priority matrix as a plan: weights tried and written, dependencies, capacity, ranges of ranks, scores filled in place.
import { accessibilityProblems } from './panel-page.mjs';
import { generated, tramline } from './matrix-data.mjs';
import { settled } from './matrix-host.mjs';
import { posted, sent, stateLine, withMatrix } from './matrix-page.mjs';

export const name = 'priority matrix as a plan';

const order = (page) => page.$$eval('.ranking tbody tr[data-id]', (rows) => rows.map((row) => row.dataset.id));
const text = (page, selector) => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());
const written = (host) => host.panel.posted.filter(({ type }) => type === 'setScores' || type === 'setWeights');

async function weights(browser, assert, shot) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    const before = await order(page);
    await page.click('.ranking tr[data-id="REQ-33"]');
    await page.keyboard.press('w');
    await page.waitForSelector('.what-if');
    assert.equal(await page.isDisabled('.what-if .primary'), true, 'nothing moved, nothing to write');
    const sliders = page.locator('.what-if input[type=range]');
    assert.deepEqual(await sliders.evaluateAll((all) => all.map(({ value }) => value)), ['35', '25', '20', '20']);
    await sliders.nth(0).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await sliders.nth(2).fill('30');
    await page.waitForFunction(() => document.querySelector('.what-if .pane-head')?.textContent.includes('2 weights moved, not written'));
    await page.waitForSelector('.ranking .change .up');
    await settled(page);
    assert.notDeepEqual(await order(page), before, 'the ranking follows');
    assert.match(await text(page, '.what-if .actions'), /^\d+ up, \d+ down, \d+ unchanged/);
    assert.match(await stateLine(page), /Nothing is written until you press/);
    assert.match(await text(page, '.what-if .weight:nth-child(1)'), /was 35$/);
    assert.equal(written(host).length, 0);
    assert.deepEqual((await host.panel.state()).weights, { marketDemand: 25, feasibility: 30 });
    const changes = await page.$$eval('.ranking tbody tr[data-id]', (rows) => rows.map((row) => [Number(row.cells[0].textContent.match(/^\d+/)[0]), row.cells[1].textContent, row.querySelector('.before')?.textContent]));
    for (const [rank, mark, was] of changes) if (was) assert.ok((mark.startsWith('▲') && Number(was) > rank) || (mark.startsWith('▼') && Number(was) < rank), JSON.stringify(changes));
    await shot(page, 'matrix-what-if');
    assert.deepEqual(await accessibilityProblems(page), []);

    const file = host.texts.get('tramline.product.yaml');
    const tried = await order(page);
    await page.click('.what-if .primary');
    await page.waitForFunction(() => document.querySelector('.what-if .primary')?.disabled);
    assert.equal(host.texts.get('tramline.product.yaml'), file.replace('weight: 35', 'weight: 25').replace('title: Feasibility, weight: 20', 'title: Feasibility, weight: 30'), 'the two numbers and nothing else');
    assert.equal(written(host).length, 1, 'one edit');
    await settled(page);
    assert.deepEqual(await order(page), tried, 'the file ranks as was tried');
    assert.equal(await page.locator('.ranking .change').count(), 0);

    await page.locator('.what-if .weight-number').nth(1).fill('0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ranking .change');
    await page.click('.what-if .actions button:first-of-type');
    await page.waitForSelector('.ranking .change', { state: 'detached' });
    assert.deepEqual(await order(page), tried, 'Reset goes back');
  });
  await withMatrix(browser, tramline('rice'), {}, async (host, page) => {
    await page.keyboard.press('w');
    assert.match(await text(page, '.what-if'), /RICE has no weights to move/);
  });
  await withMatrix(browser, tramline(), { refuse: 'changed' }, async (host, page) => {
    await page.keyboard.press('w');
    await page.locator('.what-if .weight-number').nth(1).fill('40');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.ranking .change');
    await page.click('.what-if .primary');
    await page.waitForSelector('.banner');
    assert.equal(await page.locator('.what-if .weight-number').nth(1).inputValue(), '40', 'what was tried stays');
  });
}

async function dependencies(browser, assert) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    await page.keyboard.press('3');
    await page.keyboard.press('d');
    await page.waitForFunction(() => document.querySelector('.toolbar [aria-pressed="true"]'));
    await page.waitForSelector('.ranking .change .down');
    await settled(page);
    const now = await order(page);
    for (const { id, needs } of host.view().items) {
      for (const need of needs) if (now.includes(id)) assert.ok(now.indexOf(need) < now.indexOf(id), `${id} above ${need}`);
    }
    await page.keyboard.press('d');
    await page.waitForSelector('.ranking .change', { state: 'detached' });
  });
}

async function capacity(browser, assert, shot) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    const view = host.view();
    await page.fill('.capacity input', '48');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.capacity-line');
    await settled(page);
    const line = await text(page, '.capacity-line');
    const [, used, unused] = /^Capacity 48 (\d+) used, (\d+) unused: REQ-\d+ needs \d+/.exec(line) ?? [];
    assert.equal(Number(used) + Number(unused), 48, line);
    await page.keyboard.press('Escape');
    await page.focus('.ranking table');
    const rows = await page.$$eval('.ranking tbody tr:not(.gap)', (all) => all.map((row) => (row.classList.contains('capacity-line') ? '-' : `${row.classList.contains('out') ? 'out' : 'in'} ${row.dataset.id}`)));
    const above = rows.slice(0, rows.indexOf('-'));
    assert.ok(above.every((row) => row.startsWith('in')), 'all above the line are in');
    assert.ok(rows[rows.indexOf('-') + 1].startsWith('out'), 'the first below is what did not fit');
    const effort = (id) => view.items.find((item) => item.id === id).values.effort;
    const taken = new Set(rows.filter((row) => row.startsWith('in')).map((row) => row.slice(3)));
    for (const id of taken) for (const need of view.items.find((item) => item.id === id).needs) assert.ok(taken.has(need), `${id} brings ${need}`);
    assert.equal([...taken].reduce((sum, id) => sum + effort(id), 0), Number(used));
    assert.ok((await page.locator('.bubble.out').count()) > 5);
    await shot(page, 'matrix-capacity');
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.click('.capacity .segments button:last-child');
    await settled(page);
    assert.match(await text(page, '.capacity-line'), /used, \d+ unused · against the ranking \d+ come in, \d+ drop out/);
    assert.equal((await host.panel.state()).best, true);
    await page.fill('.capacity input', '');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.capacity-line', { state: 'detached' });
    assert.equal(written(host).length, 0);
  });
  await withMatrix(browser, tramline(), { theme: 'hc', language: 'zh-cn', state: { capacity: 60, whatIf: true, weights: { marketDemand: 50 } } }, async (host, page) => {
    await page.waitForSelector('.capacity-line');
    assert.match(await text(page, '.capacity-line'), /^容量 60 已用 \d+，剩余 \d+；REQ-\d+ 需要 \d+/);
    await shot(page, 'matrix-plan-zh-hc');
    assert.deepEqual(await accessibilityProblems(page), [], 'a reload comes back to what was tried');
  });
  await withMatrix(browser, tramline(), { theme: 'light', state: { capacity: 48, whatIf: true, weights: { marketDemand: 25, feasibility: 30 } } }, async (host, page) => {
    await page.waitForSelector('.capacity-line');
    await shot(page, 'matrix-plan-light');
    assert.deepEqual(await accessibilityProblems(page), []);
  });
}

async function ranks(browser, assert) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    const cells = await page.$$eval('.ranking tbody tr[data-id]', (rows) => rows.map((row) => [Number(row.cells[0].textContent.match(/^\d+/)[0]), row.cells[5].textContent]));
    assert.ok(cells.some(([, range]) => range.includes('–')));
    for (const [rank, range] of cells) {
      const [best, worst = best] = range.split('–').map(Number);
      assert.ok(best <= rank && rank <= worst, `${rank} within ${range}`);
    }
  });
}

/** Forty requirements without a score, to a ranking, by keys alone. */
async function filling(browser, assert, shot) {
  const bare = Array.from({ length: 40 }, (_, i) => `  - id: REQ-${i + 1}\n    title: Number ${i + 1} # asked for\n    status: proposed\n`).join('');
  await withMatrix(browser, { 'a.product.yaml': 'id: PRODUCT-a\nname: A\nscoring: {model: rice}\n', 'a.req.yaml': `requirements:\n${bare}` }, {}, async (host, page) => {
    await page.focus('svg.plot');
    await page.keyboard.press('F2');
    await page.waitForSelector('.fill input:focus');
    assert.equal(await page.locator('.fill tbody tr').count(), 40);
    for (const [column, value] of [['reach', (i) => `${100 * (i + 1)}`], ['impact', (i) => ['high', '0.5', 'massive', '2'][i % 4]], ['confidence', (i) => ['80%', '0.5', 'low', '90'][i % 4]], ['effort', (i) => `${(i % 5) + 0.5}`]]) {
      await page.focus(`.fill input[data-key="${column}"]`);
      for (let i = 0; i < 40; i++) {
        await page.keyboard.insertText(value(i));
        await page.keyboard.press('Enter');
      }
    }
    await page.waitForFunction(() => document.querySelector('.fill-head')?.textContent.includes('40 of 40 ranked'));
    await shot(page, 'matrix-fill');
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ranking tbody tr[data-id]');
    assert.equal(await page.getAttribute('.ranking table', 'aria-rowcount'), '41');
    assert.equal(await page.locator('.unranked').count(), 0);
    const expected = (i) => `  - id: REQ-${i + 1}\n    title: Number ${i + 1} # asked for\n    status: proposed\n    scores:\n      reach: ${100 * (i + 1)}\n      impact: ${['high', 0.5, 'massive', 2][i % 4]}\n      confidence: ${[0.8, 0.5, 'low', 0.9][i % 4]}\n      effort: ${(i % 5) + 0.5}\n`;
    assert.equal(host.texts.get('a.req.yaml'), `requirements:\n${Array.from({ length: 40 }, (_, i) => expected(i)).join('')}`, 'what a person would have written');
  });
  await withMatrix(browser, tramline(), { theme: 'light', language: 'zh-cn' }, async (host, page) => {
    await page.click('.pane-row .link');
    await page.waitForSelector('.fill input:focus');
    const cell = page.locator('.fill tr[data-id="REQ-83"] input[data-key="marketDemand"]');
    await cell.fill('11');
    await page.keyboard.press('Tab');
    assert.equal(await cell.getAttribute('aria-invalid'), 'true', 'beyond its scale');
    await cell.fill('viel');
    await page.keyboard.press('Tab');
    assert.equal(await cell.getAttribute('aria-invalid'), 'true');
    assert.equal((await sent(host)).length, 0);
    await cell.fill('7.25');
    await page.keyboard.press('Tab');
    await settled(page);
    assert.deepEqual((await sent(host)).map(({ changes, typed }) => [typed, changes[0].values]), [[true, { marketDemand: 7.25 }]], 'as typed, not rounded to a step');
    assert.match(host.texts.get('riders.req.yaml'), /id: REQ-83.*marketDemand: 7\.25/);
    await shot(page, 'matrix-fill-zh');
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.ranking table');
    assert.equal(await page.$eval('.unranked li .lack', (cell) => cell.title), '缺少 market demand, user feedback, feasibility, resource fit'.replaceAll(', ', '、').replace('market', 'market'));
  });
}

async function large(browser, assert) {
  await withMatrix(browser, generated(2000), { findings: {}, state: { capacity: 500 } }, async (host, page) => {
    await page.waitForSelector('.capacity-line', { timeout: 20_000 });
    assert.match(await text(page, '.capacity-line'), /^Capacity 500/);
    await page.focus('.ranking table');
    await page.keyboard.press('End');
    await page.waitForSelector('.ranking tr[aria-selected="true"][aria-rowindex="2001"]');
    const below = await page.$eval('.ranking', (list) => list.scrollTop + list.clientHeight >= list.scrollHeight - 2);
    assert.ok(below, 'the last row is in view below the line');
    assert.equal((await posted(host, 'arrange')).length, 1);
  });
}

const PARTS = { weights, dependencies, capacity, ranks, filling, large };

export async function run({ browser, assert, shot, step }) {
  for (const [part, check] of Object.entries(PARTS)) await step(part, () => check(browser, assert, shot));
}
