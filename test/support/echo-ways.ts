import type { Said, Way } from './echo.ts';

const MIB = 1024 * 1024;

const body =
  (write: (said: Said) => unknown, status = 200): Way =>
  (said, response) => {
    const written = write(said);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof written === 'string' ? written : JSON.stringify(written));
  };

/** A refusal with a code of the broker's own, its words being what it was reported. */
const refusal = (kiwoom: string, koreainvestment: string, status = 200): Way =>
  body(
    ({ broker, text }) =>
      broker === 'kiwoom'
        ? { return_code: 7, return_msg: `[${kiwoom}:no] ${text}`, echo: text }
        : { rt_cd: '1', msg_cd: koreainvestment, msg1: `no ${text}`, echo: text },
    status,
  );

/** Answers that are no answer; most of them a broker, a gateway or a proxy has been seen to give. */
export const BAD_WAYS: Readonly<Record<string, Way>> = {
  'a refusal': refusal('9999', 'X0001'),
  'a refusal of the server': refusal('9999', 'X0001', 500),
  'a refusal without a code of its own': body(({ broker, text }) =>
    broker === 'kiwoom'
      ? { return_code: 9, return_msg: text }
      : { error_code: 'E1', error_description: text },
  ),
  'a code': body(({ broker, text }) =>
    broker === 'kiwoom'
      ? { return_code: 7, return_msg: `유량 [${text.slice(0, 6).toUpperCase()}]` }
      : { rt_cd: '1', msg_cd: text.replaceAll(/\W/g, '').slice(0, 16), msg1: '' },
  ),
  'nothing there': refusal('1901', 'KIOK0560'),
  'a fault that passes': refusal('1999', 'EGW00300'),
  'a quota': refusal('1700', 'EGW00201'),
  'a token refused': refusal('8005', 'EGW00123'),
  'a key refused': refusal('8001', 'EGW00103'),
  'no JSON': body(({ text }) => `<html><title>${text}</title></html>`),
  'JSON of another shape': body(({ text }) => ({ echo: [text, { [text]: text }] })),
  'columns of another shape': body(({ broker, text }) =>
    broker === 'kiwoom'
      ? { return_code: 0, inds_netprps: [{ inds_cd: text, [text]: text }], stk_frgnr: text }
      : {
          rt_cd: '0',
          msg_cd: 'M',
          msg1: text,
          output: [{ [text]: text, prsn_ntby_tr_pbmn: text }],
        },
  ),
  'a large text': body(({ text }) => `${text} `.repeat(Math.ceil(MIB / 4 / text.length))),
  'a huge text': body(({ text }) => `${text} `.repeat(Math.ceil((9 * MIB) / text.length))),
  ...Object.fromEntries(
    [400, 401, 429, 502].map((status) => [
      `status ${status}`,
      body(({ text }) => `<p>${text}</p>`, status),
    ]),
  ),
  ...Object.fromEntries(
    [302, 307].map((status) => [
      `a redirect of status ${status}`,
      ({ text, elsewhere }, response) =>
        void response
          .writeHead(status, { location: `${elsewhere}/?${encodeURIComponent(text)}` })
          .end(text),
    ]),
  ),
  'headers and no body': ({ text }, response) => {
    const value = encodeURIComponent(text).slice(0, 4000);
    const named = ['set-cookie', 'www-authenticate', 'server', 'next-key', 'x-echo'];
    for (const name of named) response.setHeader(name, value);
    response.statusMessage = value;
    response.writeHead(500, { 'cont-yn': 'Y', 'retry-after': value }).end();
  },
  'headers too large': ({ text }, response) => {
    response.setHeader('x-echo', encodeURIComponent(text).repeat(40).slice(0, 40_000)).end();
  },
  'half an answer': ({ text }, response, request) => {
    response.writeHead(200, { 'content-length': String(text.length * 9) });
    response.write(text, () => request.socket.resetAndDestroy());
  },
  'no HTTP': ({ text }, _, request) => void request.socket.end(`${text}\r\n\r\n`),
  'half a header': ({ text }, _, request) =>
    void request.socket.end(`HTTP/1.1 200 OK\r\n${text.replaceAll(':', '')}\r\n\r\n`),
  'a hang-up': (_, __, request) => void request.socket.destroy(),
};

/** The one answer that is one, with what the broker was reported where it may write what it likes. */
export const goodWay =
  (rows: readonly Readonly<Record<string, string>>[], flow: object): Way =>
  (said, response) => {
    const { text, broker } = said;
    const code = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
    const named = rows.map((row) => ({ ...row, inds_nm: text }));
    const answer =
      broker === 'kiwoom'
        ? {
            return_code: 0,
            return_msg: text,
            inds_netprps: [...named, { ...named[0], inds_cd: code }],
          }
        : { ...flow, msg1: text, echo: text };
    response.setHeader('x-echo', encodeURIComponent(text).slice(0, 4000));
    response.end(JSON.stringify(answer));
  };
