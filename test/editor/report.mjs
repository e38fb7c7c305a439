// Turns the results of a stage into lines and the closing count that test/run.mjs reads.
const MARKS = { passed: '  ok ', pending: '  -- ', failed: '  NOT' };

/** Prints every test and `N passed, N failed`; returns whether some ran and none failed. */
export function report(tests) {
  for (const { title, state, ms, error } of tests) {
    console.log(`${MARKS[state]} ${title}${ms === undefined ? '' : ` (${ms} ms)`}${error ? `\n${indent(error)}` : ''}`);
  }
  const count = state => tests.filter(test => test.state === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  console.log(`${passed} passed, ${failed} failed`);
  return passed > 0 && failed === 0;
}

/**
 * Runs `work(step)` and returns its results: one for each `await step(title, async () => …)`, or a single one when it makes no step.
 * The first failure ends it; `picture()` may then keep a screenshot and return where it lies.
 */
export async function runSteps(name, work, picture) {
  const results = [];
  let began = Date.now();
  let current;
  const passed = title => {
    results.push({ title: `${name}: ${title}`, state: 'passed', ms: Date.now() - began });
    began = Date.now();
  };
  const step = async (title, check) => {
    current = title;
    await check();
    passed(title);
    current = undefined;
  };
  try {
    await work(step);
    if (results.length === 0) passed('done');
  } catch (error) {
    const ms = Date.now() - began;
    const kept = await picture().catch(() => undefined);
    results.push({ title: `${name}: ${current ?? 'run'}`, state: 'failed', ms, error: `${error?.stack ?? error}${kept ? `\npicture: ${kept}` : ''}` });
  }
  return results;
}

/** Runs a stage's `main(names)` with the arguments of the command line and ends the process with its verdict; an exception is one failure. */
export async function runStage(main) {
  let good;
  try {
    good = await main(process.argv.slice(2));
  } catch (error) {
    good = report([{ title: 'a result', state: 'failed', error: String(error?.stack ?? error) }]);
  }
  process.exit(good ? 0 : 1);
}

const indent = text => String(text).split('\n').map(line => `        ${line}`).join('\n');
