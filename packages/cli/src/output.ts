import type { Writable } from 'node:stream';
import type { Terminal } from './terminal.ts';

/** The reader of the output has closed it (`| head`): not an error. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** The output could not be written: a full disk, a broken device. */
export class OutputFailed extends Error {
  override readonly name = 'OutputFailed';
}

/** Figures go to stdout, messages for the person to stderr. */
export interface Output {
  /** Resolves once it is written; throws when it cannot be. */
  readonly print: (text: string) => Promise<void>;
  readonly say: (sentence: string) => void;
  /** Waits until everything said has been written. */
  readonly close: () => Promise<void>;
}

export function openOutput({ stdout, stderr }: Terminal, beforeEach: () => void): Output {
  const failed: { reason?: Error } = {};
  const noteFailure = (error: Error): void => {
    failed.reason ??= reasonOf(error);
  };
  stdout.on('error', noteFailure);
  stderr.on('error', ignore);
  return {
    print: async (text) => {
      beforeEach();
      await written(stdout, text).catch(noteFailure);
      if (failed.reason !== undefined) throw failed.reason;
    },
    say: (sentence) => {
      beforeEach();
      stderr.write(`${sentence}\n`);
    },
    close: async () => {
      await written(stderr, '').catch(ignore);
      stdout.off('error', noteFailure);
      stderr.off('error', ignore);
    },
  };
}

/** stderr is closed: ignore. */
const ignore = (): void => undefined;

const written = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });

const reasonOf = (error: Error): Error =>
  'code' in error && error.code === 'EPIPE'
    ? new ReaderGone('the reader has gone')
    : new OutputFailed(`The output could not be written: ${error.message}.`);
