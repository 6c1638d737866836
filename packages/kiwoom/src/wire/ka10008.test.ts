import type { Issue, Venue } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { errorOf, valueOf } from '../__fixtures__/results.ts';
import { DAY_ROW, NO_WHOLE_NUMBERS, without } from '../__fixtures__/rows.ts';
import page from './__fixtures__/ka10008.first-page.synthetic.json' with { type: 'json' };
import { type HoldingFigures, type HoldingsQuery, ka10008 } from './ka10008.ts';

const QUERY: HoldingsQuery = { stock: '005930', venue: 'krx', cursor: undefined };

const figuresOf = (rows: readonly object[]): readonly HoldingFigures[] =>
  valueOf(ka10008.read({ stk_frgnr: rows }, QUERY)).map((row) => valueOf(row.figures()));

/** What is wrong with the second of two rows. */
function wrong(row: object): readonly Issue[] {
  const answer = ka10008.read({ stk_frgnr: [{ ...DAY_ROW, dt: '20260701' }, row] }, QUERY);
  if (answer.isErr()) return answer.error;
  const figures = answer.value[1]?.figures();
  return figures === undefined || figures.isOk() ? [] : figures.error;
}
const wrongPaths = (row: object): readonly string[] => wrong(row).map(({ path }) => path);

describe('what Kiwoom is asked', () => {
  it.each<readonly [string, Venue, string]>([
    ['005930', 'krx', '005930'],
    ['005930', 'nxt', '005930_NX'],
    ['005930', 'unified', '005930_AL'],
    ['0197X0', 'krx', '0197X0'],
    ['33626K', 'unified', '33626K_AL'],
  ])('for %s at %s is the stock alone: the call has no dates', (stock, venue, stk_cd) => {
    expect(ka10008.request({ stock, venue, cursor: undefined })).toStrictEqual({
      method: 'POST',
      path: '/api/dostk/frgnistt',
      body: { stk_cd },
    });
  });

  it('for a further page is the same body with the key of the page before', () => {
    const cursor = '00593020260414000000000';
    expect(ka10008.request({ ...QUERY, cursor })).toStrictEqual({
      method: 'POST',
      path: '/api/dostk/frgnistt',
      body: { stk_cd: '005930' },
      headers: { 'cont-yn': 'Y', 'next-key': cursor },
    });
  });

  it('is called by its own id', () => expect(ka10008.id).toBe('ka10008'));
});

/** dt, close_pric, pred_pre, trde_qty, chg_qty, poss_stkcnt, wght, gain_pos_stkcnt, frgnr_limit, frgnr_limit_irds, limit_exh_rt. */
const DOCUMENTED = [
  '20241105 135300 0 0 0 6663509 +26.10 18863197 25526706 0 +26.10',
  '20241101 65100 0 0 -3441 6642402 +26.02 18884304 25526706 0 +26.02',
  '20241031 65100 0 0 4627 6645843 +26.03 18880863 25526706 0 +26.03',
  '20241030 +65100 +100 1 -10245 6641216 +26.02 18885490 25526706 0 +26.02',
  '20241029 -65000 -27300 4 249 6651461 +26.06 18875245 25526706 0 +26.06',
].map((line) => {
  const texts = line.split(' ');
  return Object.fromEntries(Object.keys(DAY_ROW).map((column, at) => [column, texts[at]]));
});

/** The same five days as the model tells them. */
const TOLD = (
  [
    ['2024-11-05', 135_300, 0, 0, 0, 6_663_509, 26.1, 18_863_197],
    ['2024-11-01', 65_100, 0, 0, -3441, 6_642_402, 26.02, 18_884_304],
    ['2024-10-31', 65_100, 0, 0, 4627, 6_645_843, 26.03, 18_880_863],
    ['2024-10-30', 65_100, 100, 1, -10_245, 6_641_216, 26.02, 18_885_490],
    ['2024-10-29', 65_000, -27_300, 4, 249, 6_651_461, 26.06, 18_875_245],
  ] as const
).map(([day, close, closeChange, tradedShares, changeShares, heldShares, percent, acquirable]) => ({
  day,
  close,
  closeChange,
  tradedShares,
  changeShares,
  heldShares,
  ownershipPercent: percent,
  limitUsedPercent: percent,
  acquirableShares: acquirable,
  limitShares: 25_526_706,
  limitChangeShares: 0,
}));

describe('the documented example', () => {
  it('comes out day by day as it says', () => expect(figuresOf(DOCUMENTED)).toStrictEqual(TOLD));

  it.each([
    ['documented', DOCUMENTED],
    ['page-long', page.stk_frgnr],
  ])('of %s rows keeps what is held and what may still be bought within the limit', (_, rows) => {
    for (const { heldShares, acquirableShares, limitShares } of figuresOf(rows))
      expect(heldShares + acquirableShares).toBe(limitShares);
  });
});

describe('a day', () => {
  const figures = (changes: object): HoldingFigures | undefined =>
    figuresOf([{ ...DAY_ROW, ...changes }])[0];

  it.each([
    ['-65000', 65_000],
    ['+65000', 65_000],
    ['65000', 65_000],
  ])('that closed at %j closed at %d won: the sign is a colour', (close_pric, close) => {
    expect(figures({ close_pric })?.close).toBe(close);
  });

  it.each(['0', '+0', '-0', '-2147483647', '+4294967295'])(
    'that closed at %j has no price and is refused',
    (close_pric) => {
      expect(wrongPaths({ ...DAY_ROW, dt: '20260630', close_pric })).toEqual([
        'stk_frgnr.1.close_pric',
      ]);
    },
  );

  it.each([
    ['3016758', 3_016_758],
    ['-2882720', -2_882_720],
    ['--335', -335],
    ['-0', 0],
  ])('on which foreigners changed by %j changed by %d', (chg_qty, changeShares) => {
    expect(figures({ chg_qty })?.changeShares).toBe(changeShares);
  });

  it.each([
    ['+46.96', 46.96],
    ['0.00', 0],
    ['-0.00', 0],
    ['100.00', 100],
    ['+7', 7],
  ])('has a share of %j read as %d percent', (text, percent) => {
    expect(figures({ wght: text, limit_exh_rt: text })).toMatchObject({
      ownershipPercent: percent,
      limitUsedPercent: percent,
    });
  });

  it('tells the share of the company apart from the share of the limit', () => {
    expect(figures({ wght: '+48.53', limit_exh_rt: '+49.14' })).toMatchObject({
      ownershipPercent: 48.53,
      limitUsedPercent: 49.14,
    });
  });

  it('on which more was held than the limit allows has less than nothing to buy', () => {
    expect(figures({ gain_pos_stkcnt: '-1200', frgnr_limit: '6650261' })).toMatchObject({
      acquirableShares: -1200,
    });
  });

  it('of a limit that moved says by how much', () => {
    expect(figures({ frgnr_limit_irds: '-5000' })?.limitChangeShares).toBe(-5000);
  });
});

describe('a column that is not there', () => {
  it.each(Object.keys(DAY_ROW))('is named: %s', (column) => {
    expect(wrongPaths(without(DAY_ROW, column))).toEqual([`stk_frgnr.1.${column}`]);
  });

  it('is no column we do without: every one of them is read', () => {
    expect(Object.keys(page.stk_frgnr[0] ?? {})).toEqual(Object.keys(DAY_ROW));
  });
});

const COUNTS = Object.keys(DAY_ROW).filter(
  (column) => !['dt', 'wght', 'limit_exh_rt'].includes(column),
);
describe.each(COUNTS)('%s', (column) => {
  it.each(NO_WHOLE_NUMBERS)('is no number when it holds %s', (_what, value) => {
    expect(wrongPaths({ ...DAY_ROW, [column]: value })).toEqual([`stk_frgnr.1.${column}`]);
  });
});

describe.each(['trde_qty', 'poss_stkcnt', 'frgnr_limit'])('%s', (column) => {
  it.each(['-1', '-2147483', '+1'])('has no sign: %j', (text) => {
    expect(wrong({ ...DAY_ROW, [column]: text })).toEqual([
      { path: `stk_frgnr.1.${column}`, message: 'is no whole number without a sign' },
    ]);
  });
});

describe.each(['wght', 'limit_exh_rt'])('%s', (column) => {
  it.each(['', ' ', '26,06', '26.', '.5', '26.06%', '1e2', '--1.5', 'NaN', 26.06, null, {}])(
    'is no percent: %j',
    (value) => {
      expect(wrongPaths({ ...DAY_ROW, [column]: value })).toEqual([`stk_frgnr.1.${column}`]);
    },
  );

  it.each([
    ['-283.33', 'is below zero'],
    ['-0.01', 'is below zero'],
    ['9'.repeat(20), 'is too large to be exact'],
    ['9'.repeat(400), 'is no decimal number'],
  ])('is no share of anything: %j', (text, message) => {
    expect(wrong({ ...DAY_ROW, [column]: text })).toEqual([
      { path: `stk_frgnr.1.${column}`, message },
    ]);
  });
});

describe('a date', () => {
  it.each([
    '20260230',
    '20261301',
    '20260700',
    '2026071',
    '2026-07-01',
    '',
    ' 20260701',
    '00000101',
  ])('that does not exist is refused before anything is read: %j', (dt) => {
    expect(wrong({ ...DAY_ROW, dt })).toEqual([
      { path: 'stk_frgnr.1.dt', message: 'is no day written YYYYMMDD' },
    ]);
  });

  it.each([20260701, null])('that is no text is refused: %j', (dt) => {
    expect(wrong({ ...DAY_ROW, dt })).toEqual([{ path: 'stk_frgnr.1.dt', message: 'is no text' }]);
  });
});

describe('a body', () => {
  it.each([
    ['is no object', null, ''],
    ['has no list', {}, 'stk_frgnr'],
    ['has null for its list', { stk_frgnr: null }, 'stk_frgnr'],
    ['has a text for a row', { stk_frgnr: ['20260701'] }, 'stk_frgnr.0'],
  ])('that %s is refused', (_what, body, path) => {
    expect(errorOf(ka10008.read(body, QUERY))[0]?.path).toBe(path);
  });

  it('of a delisted stock has no rows', () => expect(figuresOf([])).toEqual([]));
});

it('reads no figure before it is wanted: a broken day hurts nobody who asked for others', () => {
  const broken = { ...DAY_ROW, dt: '20260701', poss_stkcnt: null };
  const rows = valueOf(ka10008.read({ stk_frgnr: [broken, DAY_ROW] }, QUERY));
  expect(rows.map((row) => [row.day, row.figures().isOk()])).toEqual([
    ['2026-07-01', false],
    ['2026-06-30', true],
  ]);
});
