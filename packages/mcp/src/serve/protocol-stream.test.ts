import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { claimStdout } from './protocol-stream.ts';

const textOf = (stream: PassThrough): string => String(stream.read() ?? '');

it('leaves stdout to the protocol until it is given back', async () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const claimed = claimStdout(stdout, stderr);
  stdout.write('a library prints\n');
  await new Promise((resolve) => void claimed.stream.write('{"jsonrpc":"2.0"}\n', resolve));
  expect([textOf(stdout), textOf(stderr)]).toEqual(['{"jsonrpc":"2.0"}\n', 'a library prints\n']);
  claimed.release();
  stdout.write('afterwards\n');
  expect([textOf(stdout), textOf(stderr)]).toEqual(['afterwards\n', '']);
});

it('survives a client that has closed its end', async () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { stream } = claimStdout(stdout, stderr);
  const failed = new Promise((resolve) => void stream.once('error', resolve));
  stdout.destroy(new Error('EPIPE'));
  stream.write('x');
  expect(await failed).toBeInstanceOf(Error);
});
