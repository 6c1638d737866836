import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { captured } from './captured.ts';

const TERMINAL = {
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  env: {},
  cwd: '/',
  isTTY: { stdout: true, stderr: true },
  columns: 80,
  signal: new AbortController().signal,
};

it('keeps what a command prints to the last character, in parts that split one', async () => {
  const text = '\uFEFF개인,외국인\n';
  const bytes = Buffer.from(text);
  const printed = await captured(TERMINAL, TERMINAL.signal, (terminal) => {
    expect(terminal).toMatchObject({ isTTY: { stdout: false, stderr: false }, columns: undefined });
    for (const byte of bytes) terminal.stdout.write(Buffer.of(byte));
    terminal.stderr.write('끝');
    return Promise.resolve(3);
  });
  expect(printed).toEqual({ code: 3, stdout: text, stderr: '끝' });
});
