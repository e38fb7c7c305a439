// Runs the compiled validator of a document's kind over its plain data.
import * as validators from './generated/validators';
import type { RootKind } from './shape';

/** One thing that the schema does not allow. */
export interface SchemaError {
  readonly keyword: string;
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** More errors than these say nothing new about a document. */
const MOST = 2000;

/** Everything that is wrong with `value`; branches of conditions speak through their own errors. */
export function validate(root: RootKind, value: unknown): SchemaError[] {
  const validator = validators[root];
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).filter(({ keyword }) => keyword !== 'if').slice(0, MOST);
  return errors.map(({ keyword, instancePath, params }) => ({ keyword, params, path: pathOf(instancePath, value) }));
}

/** Steps of a JSON pointer; a step into a list is a number. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let at = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(at) ? Number(key) : key;
    path.push(step);
    at = (at as Record<string | number, unknown> | null)?.[step];
  }
  return path;
}
