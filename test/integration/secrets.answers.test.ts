import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallEvent } from '@investor-flow/adapter-kit';
import type { Result, Source } from '@investor-flow/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BAD_WAYS, type Echo, echoing, goodWay, type Way, wayOf } from '../support/echo.ts';
import { type CapturedOutput, captureOutput } from '../support/captured-output.ts';
import {
  ENCODINGS,
  LOOKS,
  leakedIn,
  openPlanted,
  PLAIN,
  type Planted,
  repeated,
  secretsOf,
  toldOf,
} from '../support/planted.ts';
import { evening } from '../support/clock.ts';
import { type BrokerName, BROKERS } from '../support/pair.ts';
import { shown, shownCloned } from '../support/shown.ts';
import { ROOT } from '../support/sources.ts';

const written = (name: string): Readonly<Record<string, never>> =>
  JSON.parse(readFileSync(join(ROOT, 'test', 'fixtures', `${name}.synthetic.json`), 'utf8'));
const { inds_netprps: rows = [] } = written('ka10051.kospi-value');
const GOOD = goodWay(rows, written('fhptj04030000.kospi'));

const permit = { sent: () => undefined, done: () => undefined };
const limiter = { acquire: () => Promise.resolve(permit) };

/** Asks everything a broker can be asked, and gives whatever there is to see of it. */
async function seenOf(broker: BrokerName, planted: Planted, baseUrl: string) {
  const events: CallEvent[] = [];
  const onEvent = (event: CallEvent): void => void events.push(event);
  const common = { baseUrl, clock: evening(), limiter, retries: 1, timeoutMs: 2000, onEvent };
  const source = openPlanted(broker, planted, common);
  const asked: Source = source;
  const results: Result<unknown, unknown>[] = [
    await (broker === 'kiwoom'
      ? asked.sectorFlows({ market: 'kospi', measures: ['value', 'volume'] })
      : asked.investorFlow({ market: 'kospi' })),
    await asked.foreignHoldings({ stock: '005930', limit: 10 }),
    await source.revoke(),
  ];
  await source.close();
  const answers = results.map((it) => (it.isOk() ? it.value : it.error));
  const text = [...answers, events].map(shownCloned).join('\n');
  return { results, text: `${text}\n${results.map(shown).join('\n')}\n${shown(source)}` };
}

let elsewhere: Echo;
let captured: CapturedOutput;
beforeAll(async () => {
  elsewhere = await echoing(LOOKS.usual, '');
  captured = captureOutput(shown);
});
afterAll(async () => {
  captured[Symbol.dispose]();
  await elsewhere[Symbol.asyncDispose]();
});

const ALL = Object.values(LOOKS).flatMap(secretsOf);

/** What is repeated, instead of what, and how. */
interface Repeating {
  readonly look: keyof typeof LOOKS;
  readonly on: 'data' | 'sign-in';
  readonly way: Way;
  readonly dresses: readonly string[];
}

async function leaksOf(broker: BrokerName, { look, on, way, dresses }: Repeating) {
  const planted = LOOKS[look];
  await using echo = await echoing(planted, elsewhere.url);
  const told = toldOf(planted, broker);
  const leaks: string[] = [];
  const failed: boolean[] = [];
  for (const encoding of dresses) {
    echo.say({ on, way, text: (granted) => repeated([...told, ...granted], encoding) });
    const seen = await seenOf(broker, planted, echo.url);
    const found = leakedIn(seen.text, [...told, ...planted.tokens]);
    leaks.push(...found.map((it) => `${encoding}: ${it}`));
    failed.push(...seen.results.map((it) => it.isErr()));
  }
  const [first = ''] = told;
  expect(echo.requests.join('\n')).toContain(JSON.stringify(first).slice(1, -1));
  return { leaks, failed };
}

const EVERY_DRESS = Object.keys(ENCODINGS);
const SOME = ['plain', 'base64'];
const WAYS = Object.keys(BAD_WAYS);
/** Where the text itself is quoted: what a secret looks like matters there. */
const QUOTED = ['a refusal', 'no JSON', 'columns of another shape'];
const isLarge = (way: string): boolean => way === 'a large text' || way === 'a huge text';

describe.each(BROKERS)('%s', (broker) => {
  describe.each<[keyof typeof LOOKS, Repeating['on'], readonly string[], readonly string[]]>([
    ['usual', 'data', WAYS, EVERY_DRESS],
    ['usual', 'sign-in', WAYS, SOME],
    ['awkward', 'data', QUOTED, EVERY_DRESS],
    ['of words', 'data', QUOTED, EVERY_DRESS],
    ['of digits and small letters', 'data', QUOTED, EVERY_DRESS],
    ['short', 'data', QUOTED, Object.keys(PLAIN)],
  ])('secrets that look %s, repeated instead of %s', (look, on, ways, every) => {
    it.each(ways)('are not seen: %s', async (name) => {
      const way = wayOf(name);
      const dresses = isLarge(name) ? every.slice(0, 1) : every;
      const { leaks, failed } = await leaksOf(broker, { look, on, way, dresses });
      expect(leaks).toEqual([]);
      expect(failed).toContain(true);
    });
  });

  it.each(Object.keys(LOOKS) as (keyof typeof LOOKS)[])(
    'shows none that look %s where the answer is good and holds them all the same',
    async (look) => {
      const { leaks, failed } = await leaksOf(broker, {
        look,
        on: 'data',
        way: GOOD,
        dresses: Object.keys(PLAIN),
      });
      expect(leaks).toEqual([]);
      expect(failed).toContain(false);
    },
  );
});

/** A token no one knows yet, where a token is not looked for. */
const GRANTS: Readonly<Record<string, (tokens: readonly string[]) => string>> = {
  'under another name': (tokens) =>
    JSON.stringify({ return_code: 0, code: 200, access: tokens, token: 5, access_token: 5 }),
  'with an end that is none': ([token]) =>
    JSON.stringify({ return_code: 0, token, expires_dt: 'never', access_token: token }),
  'as no JSON': (tokens) => `token=${tokens.join('&')}`,
  'torn in its middle': ([token = '']) => `{"return_code":0,"access_token":"${token.slice(0, -3)}`,
};

it.each(BROKERS.flatMap((broker) => Object.entries(GRANTS).map((it) => [broker, ...it] as const)))(
  '%s shows no token it is handed %s',
  async (broker, _, grant) => {
    const planted = LOOKS['of words'];
    await using echo = await echoing(planted, elsewhere.url);
    echo.say({
      on: 'sign-in',
      text: () => '',
      way: (__, response) => void response.end(grant(planted.tokens)),
    });
    const { text, results } = await seenOf(broker, planted, echo.url);
    expect(leakedIn(text, planted.tokens)).toEqual([]);
    const isJson = grant(planted.tokens).endsWith('}');
    expect(results[0]?.isErr() && results[0].error).toMatchObject(
      isJson ? { kind: 'unreadable', received: '' } : { cause: { code: 'NOT_JSON' } },
    );
  },
);

it('sends no one anywhere else', () => {
  expect(elsewhere.requests).toEqual([]);
});

it('says nothing by itself', () => {
  expect(leakedIn(captured.text(), ALL)).toEqual([]);
});
