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

const indent = text => String(text).split('\n').map(line => `        ${line}`).join('\n');
