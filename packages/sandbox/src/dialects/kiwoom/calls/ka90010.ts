import { NEXTRADE_OPENED } from '@investor-flow/core';
import { dateAt, dayNumberOf, dayOf, HISTORY_BEGAN } from '../../../days.ts';
import { latestSession } from '../../../truth.ts';
import { textIn } from '../../../wire.ts';
import type { DataCall } from '../call.ts';
import { pageOfDays } from '../days.ts';
import { dayIn, wrong } from '../inputs.ts';
import { dayOfKey, keyOf, WRONG_KEY } from '../keys.ts';
import { coloured, compactDay, decimal, plainIn, signedIn } from '../numbers.ts';
import { PROGRAM_INPUTS, programColumns, programMarketOf } from '../programs.ts';

const PAGE_ROWS = 100;

/** ka90010 프로그램매매추이 일자별: a market's programmes day by day, newest first. */
export const ka90010: DataCall = {
  api: 'ka90010',
  path: '/api/dostk/mrkcond',
  inputs: PROGRAM_INPUTS,
  table: {
    list: 'prm_trde_trnsn',
    labels: ['cntr_tm'],
    column: 'all_netprps',
    saturation: { column: 'all_netprps', text: '2147483647' },
    pages: 'cursor',
  },
  answer(asked) {
    const place = programMarketOf(asked);
    if ('refused' in place) return place;
    const date = dayIn(textIn(asked.body, 'date') ?? '');
    if (date === undefined) return wrong('date');
    const owner = `${place.market.slice(0, 6)}${place.venue.slice(0, 3)}`;
    const today = dateAt(asked.instant);
    const since = asked.key === undefined ? date : dayOfKey(owner, asked.key, today);
    if (since === undefined) return WRONG_KEY;
    const newest = Math.min(since, latestSession(place.venue, asked.instant, place.market));
    const began = place.venue === 'nxt' ? dayNumberOf(NEXTRADE_OPENED) : HISTORY_BEGAN;
    const { days, next } = pageOfDays(newest, began, PAGE_ROWS);
    const rows = days.map((day) => {
      const at = { day: dayOf(day), at: asked.instant };
      const index = asked.truth.kospi200(at);
      const { basisHundredths } = index;
      return {
        cntr_tm: `${compactDay(at.day)}000000`, // 체결시간
        ...programColumns(asked.truth.program({ ...place, ...at }), {
          net: signedIn,
          total: plainIn,
        }),
        kospi200: coloured(decimal(index.hundredths), index.changeHundredths),
        basis: basisHundredths === undefined ? '' : (basisHundredths / 100).toFixed(2), // BASIS
      };
    });
    return {
      payload: { prm_trde_trnsn: rows },
      next: next === undefined ? undefined : keyOf(owner, next),
    };
  },
};
