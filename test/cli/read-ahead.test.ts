// Checks that what a second thread looks at ahead is what looking at one file after the other gives, whatever is wrong with some of them.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { readContent } from '../../src/cli/files';
import type { readAhead as ReadAhead } from '../../src/cli/read-ahead';
import { stampOf } from '../../src/cli/stamp';
import type { stampAhead as StampAhead } from '../../src/cli/stamp-ahead';

const root = path.resolve(import.meta.dirname, '../..');
const FILES = 4000;
const LARGE = 1700;
const GONE = [3, 900, 901, 3999];

describe('looking at files ahead', () => {
  let folder: string;
  let files: string[];
  let readAhead: typeof ReadAhead;
  let stampAhead: typeof StampAhead;

  before(async function () {
    this.timeout(20_000);
    folder = mkdtempSync(path.join(os.tmpdir(), 'prd-ahead-'));
    const options = { absWorkingDir: root, bundle: true, platform: 'node', format: 'cjs', target: 'es2022', logLevel: 'error' } as const;
    const { outputFiles: [thread] } = await build({ ...options, entryPoints: ['src/cli/ahead-thread.ts'], write: false });
    await build({ ...options, entryPoints: ['src/cli/read-ahead.ts', 'src/cli/stamp-ahead.ts'], outdir: folder, define: { __AHEAD_THREAD__: JSON.stringify(thread?.text) } });
    writeFileSync(path.join(folder, 'package.json'), '{"type":"commonjs"}');
    const require = createRequire(path.join(folder, 'package.json'));
    ({ readAhead } = require('./read-ahead.js') as { readAhead: typeof ReadAhead });
    ({ stampAhead } = require('./stamp-ahead.js') as { stampAhead: typeof StampAhead });
    files = Array.from({ length: FILES }, (_, i) => path.join(folder, `${i}.req.yaml`));
    files.forEach((file, i) => {
      if (!GONE.includes(i)) writeFileSync(file, i === LARGE ? 'x'.repeat(600_000) : i % 50 === 0 ? '' : `id: REQ-${i}\ntitle: “第 ${i} 条”\n${'# '.repeat(i % 400)}`);
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what reading one by one gives, in the same order', async function () {
    this.timeout(20_000);
    const reading = readAhead(files);
    let ahead = 0;
    for (const [i, file] of files.entries()) {
      // The thread starts while the first ones are worked on.
      if (i === 10) await new Promise((resolve) => setTimeout(resolve, 1000));
      if (GONE.includes(i)) {
        assert.throws(() => reading.next(), { code: 'ENOENT' }, file);
        continue;
      }
      const { bytes, stamp } = reading.next();
      const own = readContent(file);
      assert.deepEqual({ stamp, text: Buffer.from(bytes).toString() }, { stamp: own.stamp, text: Buffer.from(own.bytes).toString() }, file);
      if (bytes.buffer instanceof SharedArrayBuffer) ahead++;
    }
    reading.end();
    if (os.availableParallelism() > 1) assert.ok(ahead > FILES / 2, `${ahead} of ${FILES} came from the thread`);
  });

  it('tells the stamps that the file system tells', async () => {
    const stamping = stampAhead(files);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const [i, file] of files.entries()) assert.deepEqual(stamping.stamp(i), GONE.includes(i) ? undefined : stampOf(statSync(file)), file);
    stamping.end();
  });

  it('reads few files without a thread', () => {
    const reading = readAhead(files.slice(0, 3));
    for (const file of files.slice(0, 3)) assert.deepEqual(reading.next(), readContent(file));
    reading.end();
  });
});
