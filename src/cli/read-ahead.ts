// Gives the contents of many files in the order of a list, read ahead by a second thread where there is a second processor.
import { type Content, readContent } from './files';
import { type Blocks, blockAfter, blocksIn, newMemory } from './read-ahead-blocks';
import { pays, startThread } from './second-thread';

export interface Reading {
  /** The next file of the list. Fails as the file system does. The bytes hold until the one after it is asked for. */
  next(): Content;
  end(): void;
}

/** A thread that says nothing for so long, in milliseconds, is not waited for any more. */
const PATIENCE = 2000;

/** `files` are absolute paths. */
export function readAhead(files: readonly string[]): Reading {
  let at = 0;
  const plain = (): Content => readContent(files[at++] as string);
  if (!pays(files)) return { next: plain, end: () => undefined };

  const memory = newMemory();
  const blocks = blocksIn(memory);
  const end = startThread({ what: 'contents', files, memory });
  const handed = takeHanded(blocks);
  let isLost = false;
  return {
    next() {
      const index = at;
      if (!isLost && (blocks.first() ?? Infinity) <= index) {
        const content = handed(index);
        isLost = content === 'lost';
        if (typeof content === 'object') {
          at++;
          return content;
        }
      } else blocks.at(index);
      return plain();
    },
    end,
  };
}

/** Takes the files out of the blocks one by one; nothing when one is not there, `lost` when no more come. */
function takeHanded(blocks: Blocks): (index: number) => Content | 'absent' | 'lost' {
  let [block, nth, count] = [0, 0, -1];
  return (index) => {
    for (;;) {
      if (nth === count) {
        blocks.release(block);
        [block, nth, count] = [blockAfter(block), 0, -1];
      }
      if (count < 0) {
        if (!blocks.waitForFull(block, PATIENCE)) return 'lost';
        count = blocks.count(block);
        continue;
      }
      const held = blocks.held(block, nth++);
      // Those that were read before the thread had begun.
      if (held.index < index) continue;
      return held.bytes ? { bytes: held.bytes, stamp: held.stamp } : 'absent';
    }
  };
}
