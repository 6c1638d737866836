import { expect, it } from 'vitest';
import { loopback, meeting } from '../__fixtures__/loopback.ts';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import type { Request } from './send.ts';
import { sentOnce } from '../__fixtures__/sender-to.ts';

const POST: Request = { method: 'POST', path: '/quote', headers: {}, body: { stock: '005930' } };

it('reports once when a request has left, before its answer comes', async () => {
  const log: string[] = [];
  const { send } = await meeting((_, response) => {
    setTimeout(() => {
      log.push('answer');
      response.end('{}');
    }, 30);
  });
  // The second goes over the open connection.
  for (let count = 0; count < 2; count += 1)
    valueOf(await send(POST, undefined, () => log.push('left')));
  expect(log).toEqual(['left', 'answer', 'left', 'answer']);
});

it('reports nothing of a request that found no connection', async () => {
  const gone = await loopback(() => undefined);
  await gone.stop();
  let left = 0;
  const sent = await sentOnce(gone.url, POST, { sent: () => (left += 1) });
  expect(errorOf(sent)).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  expect(left).toBe(0);
});
