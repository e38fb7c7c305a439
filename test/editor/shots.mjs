// Lists the pictures of the README: each a name, a theme, a language and what to do before it is taken.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const MISTAKE = {
  en: `requirements:
  - id: REQ-301
    title: Show the next departures
    type: functional
    status: approved
    prioirty: must
    statement: The app should quickly show the next departures.
    dependsOn: [REQ-12, REQ-999]
`,
  'zh-cn': `requirements:
  - id: REQ-301
    title: 显示下一班车
    type: functional
    status: approved
    prioirty: must
    statement: 应用可以快速显示下一班车。
    dependsOn: [REQ-12, REQ-999]
`,
};

const addMistake = locale => ({ workspace }) => writeFile(path.join(workspace, 'departures.req.yaml'), MISTAKE[locale]);

async function editorWithFindings(ui, page) {
  await ui.view('PRD');
  await ui.open('departures.req.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  await ui.problems();
  await ui.problem('REQ-999').first().waitFor();
  await ui.hover('REQ-12');
}

/** name, theme (dark, light, hc, hcl), locale (en, zh-cn), before({ workspace }) to add files, run(ui, page) to bring the window into the state to show. */
export const shots = [
  {
    name: 'editor',
    theme: 'dark',
    locale: 'en',
    before: addMistake('en'),
    run: editorWithFindings,
  },
  {
    name: 'editor-zh',
    theme: 'light',
    locale: 'zh-cn',
    before: addMistake('zh-cn'),
    run: editorWithFindings,
  },
];
