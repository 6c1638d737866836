import axios from 'axios';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { shown } from '../../../../test/support/shown.ts';
import type { Request, Sender } from './send.ts';
import { senderTo, sentOnce } from '../__fixtures__/sender-to.ts';

const HOST = 'https://broker.example';
const SECRET = 'secret-of-somebody-0123456789';
const GET: Request = {
  method: 'GET',
  path: '/quote',
  headers: { 'content-type': 'application/json; charset=utf-8', appsecret: SECRET },
};
const POST: Request = { ...GET, method: 'POST', body: { stk_cd: '005930', name: '삼성전자' } };

let sending: Sender;
beforeAll(() => {
  nock.disableNetConnect();
  sending = senderTo(HOST);
});
afterEach(() => {
  nock.cleanAll();
});
afterAll(() => {
  sending.close();
});
const send = (request: Request) => sending.send(request, new AbortController().signal);

describe('what is sent', () => {
  it('is the path below the host, the query, and the headers, the content type on a GET too', async () => {
    nock(HOST, {
      reqheaders: {
        'content-type': 'application/json; charset=utf-8',
        appsecret: SECRET,
        'user-agent': 'investor-flow',
      },
    })
      .get('/quote')
      .query({ FID_INPUT_ISCD: 'KSP', FID_INPUT_ISCD_2: '0001' })
      .reply(200, '{}');
    const query = { FID_INPUT_ISCD: 'KSP', FID_INPUT_ISCD_2: '0001' };
    expect(valueOf(await send({ ...GET, query })).status).toBe(200);
  });

  it('is a JSON body exactly as written', async () => {
    let received: unknown;
    nock(HOST)
      .post('/quote', (body: unknown) => {
        received = body;
        return true;
      })
      .matchHeader('content-type', 'application/json; charset=utf-8')
      .reply(200, '{}');
    await send(POST);
    expect(received).toEqual(POST.body);
  });

  it("lies below the base URL's own path", async () => {
    nock(HOST).get('/proxy/kiwoom/quote').reply(200, 'here');
    expect(valueOf(await sentOnce(`${HOST}/proxy/kiwoom/`, GET)).text).toBe('here');
  });

  it('takes nothing over from what the host program has told axios', async () => {
    const { defaults } = axios;
    const { timeout = 0 } = defaults;
    defaults.headers.common['authorization'] = 'Bearer of-the-host-program';
    defaults.timeout = 1;
    defaults.params = { leaked: 1 };
    try {
      let sent: unknown;
      nock(HOST)
        .get('/quote')
        .delay(30)
        .reply(function reply() {
          sent = this.req.headers;
          return [200, '{}'];
        });
      expect((await sentOnce(HOST, GET)).isOk()).toBe(true);
      expect(JSON.stringify(sent)).toContain(SECRET);
      expect(JSON.stringify(sent)).not.toContain('of-the-host-program');
    } finally {
      delete defaults.headers.common['authorization'];
      delete defaults.params;
      defaults.timeout = timeout;
    }
  });

  it('may name itself otherwise', async () => {
    nock(HOST, { reqheaders: { 'user-agent': 'another' } })
      .get('/quote')
      .reply(200, '{}');
    const answer = await send({ ...GET, headers: { 'user-agent': 'another' } });
    expect(answer.isOk()).toBe(true);
  });
});

describe('what comes back', () => {
  it.each([200, 204, 301, 302, 304, 307, 308, 400, 401, 403, 404, 429, 500, 502, 503])(
    'is an answer whatever its status: %s',
    async (status) => {
      nock(HOST)
        .get('/quote')
        .reply(status, status === 204 || status === 304 ? '' : 'text', {
          location: 'https://elsewhere.example/',
        });
      expect(valueOf(await send(GET)).status).toBe(status);
    },
  );

  it('is text, never parsed and never trimmed of its digits', async () => {
    const text = '{"big":12345678901234567890,"same":1,"same":2}\n';
    nock(HOST).get('/quote').reply(200, text, { 'content-type': 'application/json' });
    expect(valueOf(await send(GET)).text).toBe(text);
  });

  it('has header names in lower case', async () => {
    nock(HOST).get('/quote').reply(200, '{}', { 'Cont-YN': 'Y', 'Next-Key': 'A0051' });
    expect(valueOf(await send(GET)).headers).toMatchObject({ 'cont-yn': 'Y', 'next-key': 'A0051' });
  });

  it('is plain data that holds nothing of the request', async () => {
    nock(HOST).get('/quote').reply(200, '{}');
    const answer = valueOf(await send(GET));
    expect(Object.keys(answer)).toEqual(['status', 'headers', 'text']);
    expect(Object.getPrototypeOf(answer.headers)).toBe(Object.prototype);
    expect(shown(answer)).not.toContain(SECRET);
  });
});

describe('what fails', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])(
    'keeps its code and one sentence, and nothing of axios: %s',
    async (code) => {
      nock(HOST)
        .get('/quote')
        .replyWithError(Object.assign(new Error(`the network said ${code}`), { code }));
      const error = errorOf(await send(GET));
      expect(error).toEqual({
        kind: 'unavailable',
        cause: { code, message: `the network said ${code}` },
      });
      expect(shown(error)).not.toMatch(/axios|appsecret|Axios/);
      expect(shown(error)).not.toContain(SECRET);
    },
  );

  it('has a sentence also where the network had none', async () => {
    nock(HOST)
      .get('/quote')
      .replyWithError(Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }));
    expect(errorOf(await send(GET))).toEqual({
      kind: 'unavailable',
      cause: { code: 'ECONNREFUSED', message: 'no connection could be made' },
    });
  });

  it('because the request cannot be made at all shows nothing of it', async () => {
    const error = errorOf(await send({ ...GET, headers: { [`${SECRET} as a name`]: SECRET } }));
    expect(error).toEqual({
      kind: 'unavailable',
      cause: {
        code: 'UNKNOWN',
        message: 'the request could not be made: ERR_INVALID_HTTP_TOKEN',
      },
    });
  });

  it('for a signal that has aborted already sends nothing', async () => {
    const scope = nock(HOST).get('/quote').reply(200, '{}');
    expect(errorOf(await sending.send(GET, AbortSignal.abort()))).toMatchObject({
      cause: { code: 'ERR_CANCELED' },
    });
    expect(scope.isDone()).toBe(false);
  });
});
