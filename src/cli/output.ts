// Writes text to a stream and waits until it is out; a reader that has gone away is no error.

export interface Output {
  readonly isTerminal: boolean;
  /** Cells in a line of the terminal. */
  readonly columns?: number;
  readonly write: (text: string) => Promise<void>;
}

/** Output to one of the process's streams. After a broken pipe all further text is dropped. */
export function outputTo(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE') process.exitCode = 2;
  });
  return {
    isTerminal: stream.isTTY === true,
    ...(stream.isTTY && { columns: stream.columns }),
    write: (text) => new Promise((resolve) => (open && text !== '' ? stream.write(text, () => resolve()) : resolve())),
  };
}
