// Names the folder that the editor tests open: the sample product.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup.mjs';

/** The sample product, or the small one of the tests where the sample is absent. */
export function sampleWorkspace() {
  const sample = path.join(ROOT, 'media/sample');
  const complete = existsSync(sample) && readdirSync(sample).some(name => name.endsWith('.product.yaml'));
  return complete ? sample : path.join(ROOT, 'test/editor/fixture');
}
