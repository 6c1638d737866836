import { addDays, krxCalendar, sessionsBetween } from '@investor-flow/core';
import nock from 'nock';
import type { KiwoomSettings } from '../index.ts';
import { HOST, movingClock, opened, type Opened, PATHS, TOKEN } from './over-nock.ts';

/** One data call as it was sent. */
export interface Sent {
  readonly api: string;
  readonly body: Readonly<Record<string, string>>;
  readonly cursor: string | undefined;
}

/** Rows for a call, or a whole answer with headers. */
export type Given = readonly object[] | { readonly rows: readonly object[]; readonly next: string };

interface Served {
  readonly path: string;
  readonly list: string;
  readonly rows: (sent: Sent) => Given;
}

const answeringEvery = (path: string, answer: (sent: Sent) => readonly [object, object?]) => {
  const seen: Sent[] = [];
  nock(HOST)
    .post(path)
    .times(10_000)
    .optionally()
    .reply(function reply(_, body) {
      const headers = this.req.headers as Readonly<Record<string, string | string[]>>;
      const header = (name: string): string | undefined => [headers[name] ?? []].flat()[0];
      const sent = {
        api: header('api-id') ?? '',
        body: body as Sent['body'],
        cursor: header('next-key'),
      };
      seen.push(sent);
      const [columns, more = {}] = answer(sent);
      const said = { return_code: 0, return_msg: '정상적으로 처리되었습니다' };
      return [200, { ...columns, ...said }, more as Record<string, string>];
    });
  return seen;
};

/** Answers every call to a path by what it asks, and says what was asked. */
export const serving = ({ path, list, rows }: Served): readonly Sent[] =>
  answeringEvery(path, (sent) => {
    const given = rows(sent);
    return 'rows' in given
      ? [{ [list]: given.rows }, { 'cont-yn': 'Y', 'next-key': given.next }]
      : [{ [list]: given }];
  });

/** Answers every call to a path with one body that is not a list. */
export const servingBody = (path: string, body: object): readonly Sent[] =>
  answeringEvery(path, () => [body]);

/** Kiwoom at a moment of Korean time, with a token to be had. */
export function openedAt(
  korean: string,
  settings: Pick<KiwoomSettings, 'calendar' | 'environment' | 'requestsPerSecond'> = {},
): Opened {
  nock(HOST).post(PATHS.token).times(10).optionally().reply(200, TOKEN_ANSWER);
  return opened({ clock: movingClock(Date.parse(`${korean}+09:00`)), ...settings });
}

const TOKEN_ANSWER = {
  expires_dt: '20990702150000',
  token_type: 'bearer',
  token: TOKEN,
  return_code: 0,
  return_msg: '정상적으로 처리되었습니다',
};

/** What a question left out. */
export const leftOut = ({ events }: Opened): readonly object[] =>
  events.flatMap((event) => (event.type === 'left-out' ? [event] : []));

/** The sessions up to a day, newest first, as Kiwoom writes them. */
export const sessions = (to: string, count: number): readonly string[] =>
  sessionsBetween(krxCalendar, addDays(to, -2 * count - 30), to)
    .slice(-count)
    .map((day) => day.replaceAll('-', ''))
    .toReversed();
