import { Writable } from 'node:stream';

/** A stream that is written to by nothing but the protocol, until it is given back. */
export interface ProtocolStream {
  readonly stream: Writable;
  readonly release: () => void;
}

/**
 * Keeps stdout for the protocol: whatever else writes to it is sent to stderr.
 *
 * A line that is not JSON-RPC ends a session, and libraries, `console.log` and warnings print to stdout unasked.
 */
export function claimStdout(stdout: Writable, stderr: Writable): ProtocolStream {
  const write = stdout.write.bind(stdout);
  const ignore = (): void => undefined;
  stdout.write = stderr.write.bind(stderr);
  // The client has closed its end: the protocol's own stream reports it.
  stdout.on('error', ignore);
  const stream = new Writable({
    write: (chunk, encoding, done) => {
      write(chunk, encoding, done);
    },
  });
  return {
    stream,
    release: () => {
      stdout.write = write;
      stdout.off('error', ignore);
    },
  };
}
