import type { LeftOut, Result } from '@investor-flow/core';
import nock from 'nock';
import { HOST, movingClock, opened, PATHS, webToken } from './over-nock.ts';

export type Asked = Readonly<Record<string, string>>;

export const MOCK_HOST = 'https://openapivts.koreainvestment.com:29443';
const QUOTATIONS = '/uapi/domestic-stock/v1/quotations/';

/** Answers every call to a path of quotations, and keeps what each asked. */
export function serving(
  name: string,
  answer: (asked: Asked) => object,
  host = HOST,
): Asked[] {
  const calls: Asked[] = [];
  nock(host)
    .get(`${QUOTATIONS}${name}`)
    .query(true)
    .reply(function reply(uri) {
      const asked = Object.fromEntries(new URL(uri, host).searchParams);
      calls.push(asked);
      return [200, { rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.', ...answer(asked) }];
    })
    .persist();
  return calls;
}

/** A refusal with a success' status. */
export const refusing = (msg_cd: string, msg1: string): object => ({ rt_cd: '2', msg_cd, msg1 });

/** 20:31 in Korea on Wednesday 2026-07-01: the figures of the day are at rest. */
export const EVENING = Date.UTC(2026, 6, 1, 11, 31);

/** A source at a moment, signed in, and what its answers left out. */
export function asking(now = EVENING, settings: Parameters<typeof opened>[0] = {}) {
  const access_token = webToken({ sub: 'token', exp: now / 1000 + 86_400 });
  const host = settings.environment === 'mock' ? MOCK_HOST : HOST;
  nock(host).post(PATHS.token).optionally().reply(200, { access_token });
  const leftOut: LeftOut[] = [];
  const { broker } = opened({ clock: movingClock(now), ...settings });
  return { broker, leftOut, options: { onLeftOut: (row: LeftOut) => void leftOut.push(row) } };
}

/** The sessions before a day, newest first: every weekday, for tests whose calendar does not matter. */
export function weekdays(last: string, count: number): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(last); days.length < count; at -= 86_400_000) {
    const date = new Date(at);
    if (![0, 6].includes(date.getUTCDay())) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

export const compact = (day: string): string => day.replaceAll('-', '');

/** The rows of a history that a call as of a day brings. */
export const pageOf = <Row extends { readonly stck_bsop_date: string }>(
  history: readonly Row[],
  asOf: string | undefined,
  size: number,
): readonly Row[] =>
  history.filter(({ stck_bsop_date }) => stck_bsop_date <= (asOf ?? '')).slice(0, size);

export const daysOf = (rows: readonly { readonly day: string }[]): readonly string[] =>
  rows.map(({ day }) => day);

/** What the pages of a series were: the days of each, or the kind of its failure. */
export async function pagesOf<Row extends { readonly day: string }>(
  pages: AsyncIterable<Result<readonly Row[], { readonly kind: string }>>,
): Promise<readonly (readonly string[] | string)[]> {
  const seen: (readonly string[] | string)[] = [];
  for await (const page of pages)
    seen.push(
      page.match(
        (rows) => daysOf(rows),
        ({ kind }) => kind,
      ),
    );
  return seen;
}
