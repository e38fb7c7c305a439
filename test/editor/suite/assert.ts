// Turns the assertions the suite uses into ones that run in a web worker, where node:assert/strict (which the build replaces by this file) does not exist.
type Expected = RegExp | ((error: unknown) => boolean);

function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

function check(holds: boolean, message: string | Error | undefined, otherwise: () => string): void {
  if (holds) return;
  throw message instanceof Error ? message : new Error(message === undefined ? otherwise() : `${message}: ${otherwise()}`);
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  if (a instanceof Map || a instanceof Set) return same([...a], [...(b as Iterable<unknown>)]);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(key => Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}

function matches(error: unknown, expected: Expected | undefined): boolean {
  if (expected === undefined) return true;
  return expected instanceof RegExp ? expected.test(String(error)) : expected(error);
}

function assert(value: unknown, message?: string | Error): asserts value {
  check(Boolean(value), message, () => `expected a true value, got ${show(value)}`);
}

assert.ok = assert;
assert.equal = (actual: unknown, expected: unknown, message?: string | Error): void =>
  check(Object.is(actual, expected), message, () => `expected ${show(expected)}, got ${show(actual)}`);
assert.notEqual = (actual: unknown, expected: unknown, message?: string | Error): void =>
  check(!Object.is(actual, expected), message, () => `expected anything but ${show(expected)}`);
assert.deepEqual = (actual: unknown, expected: unknown, message?: string | Error): void =>
  check(same(actual, expected), message, () => `expected ${show(expected)}, got ${show(actual)}`);
assert.notDeepEqual = (actual: unknown, expected: unknown, message?: string | Error): void =>
  check(!same(actual, expected), message, () => `expected anything but ${show(expected)}`);
assert.strictEqual = assert.equal;
assert.notStrictEqual = assert.notEqual;
assert.deepStrictEqual = assert.deepEqual;
assert.match = (text: string, pattern: RegExp, message?: string | Error): void =>
  check(pattern.test(text), message, () => `expected ${show(text)} to match ${pattern}`);
assert.doesNotMatch = (text: string, pattern: RegExp, message?: string | Error): void =>
  check(!pattern.test(text), message, () => `expected ${show(text)} not to match ${pattern}`);
assert.fail = (message?: string | Error): never => {
  throw message instanceof Error ? message : new Error(message ?? 'failed');
};
assert.throws = (run: () => unknown, expected?: Expected): void => {
  try {
    run();
  } catch (error) {
    return check(matches(error, expected), undefined, () => `threw ${String(error)}, expected ${String(expected)}`);
  }
  throw new Error('expected an exception');
};
assert.rejects = async (work: Promise<unknown> | (() => Promise<unknown>), expected?: Expected): Promise<void> => {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return check(matches(error, expected), undefined, () => `rejected with ${String(error)}, expected ${String(expected)}`);
  }
  throw new Error('expected a rejection');
};

export default assert;
