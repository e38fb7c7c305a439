// Reads files, or what the file system says of them, into shared memory, ahead of the thread that works on them.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { type Blocks, blockAfter, blocksIn, isFull } from './read-ahead-blocks';
import type { Task } from './second-thread';
import { type Stamps, stampOf, stampsIn } from './stamp';

/** So many files the other side reads itself until this one has caught up. */
const LEAD = 32;
const NO_STAMP = { size: 0, modified: 0, changed: 0, identity: 0 };

const { what, files, memory } = workerData as Task;
if (what === 'contents') readContents(blocksIn(memory));
else readStamps(stampsIn(memory));

function readContents(blocks: Blocks): void {
  let block = 0;
  let count = 0;
  let used = 0;
  let bytes = blocks.bytesOf(block);
  const nextBlock = (): void => {
    blocks.handOver(block, count);
    block = blockAfter(block);
    blocks.waitForFree(block);
    [count, used, bytes] = [0, 0, blocks.bytesOf(block)];
  };
  const put = (index: number, file: string): void => {
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      const info = fstatSync(descriptor);
      const isLarge = info.size > bytes.length;
      if (!isLarge && info.size > bytes.length - used) nextBlock();
      let length = 0;
      for (let read = -1; !isLarge && read !== 0 && length < info.size; length += read) read = readSync(descriptor, bytes, used + length, info.size - length, null);
      blocks.enter(block, count, { index, start: used, length: isLarge ? undefined : length, stamp: stampOf(info) });
      used += length;
    } catch {
      // The other side will meet the same error, and tell it.
      blocks.enter(block, count, { index, start: 0, length: undefined, stamp: NO_STAMP });
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
    count++;
  };
  for (let index = blocks.begin(LEAD); index < files.length; index++) {
    if (isFull(count)) nextBlock();
    put(index, files[index] as string);
  }
  blocks.handOver(block, count);
}

/** From the end, where the other side comes last: the two meet somewhere. */
function readStamps(stamps: Stamps): void {
  for (let index = files.length - 1; index >= 0; index--) {
    try {
      stamps.enter(index, stampOf(statSync(files[index] as string)));
    } catch {
      // The other side will meet the same error.
    }
  }
}
