import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { loopback } from '../__fixtures__/loopback.ts';
import { valueOf } from '../__fixtures__/results.ts';
import type { Request } from './send.ts';
import { senderTo } from '../__fixtures__/sender-to.ts';

const POST: Request = { method: 'POST', path: '/quote', headers: {}, body: { stock: '005930' } };
const never = new AbortController().signal;

it('reports once when a request has left, before its answer comes', async () => {
  const log: string[] = [];
  const server = await loopback((_, response) => {
    setTimeout(() => {
      log.push('answer');
      response.end('{}');
    }, 30);
  });
  const sending = senderTo(server.url);
  for (let count = 0; count < 2; count += 1)
    // oxlint-disable-next-line no-await-in-loop -- the second goes over the open connection
    valueOf(await sending.send(POST, never, () => log.push('left')));
  expect(log).toEqual(['left', 'answer', 'left', 'answer']);
  sending.close();
  await server.stop();
});

it('reports nothing of a request that found no connection', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  taken.close();
  await once(taken, 'close');
  let left = 0;
  const sending = senderTo(`http://127.0.0.1:${port}`);
  const sent = await sending.send(POST, never, () => {
    left += 1;
  });
  expect(sent.isErr() && sent.error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  expect(left).toBe(0);
  sending.close();
});
