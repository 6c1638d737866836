import { expect, test } from 'vitest';
import {
  type Rows,
  callKiwoom,
  holdingRows,
  pagesOf,
  startSandboxOnce,
} from '../../__fixtures__/callers.ts';
import { startSandbox } from '../../../sandbox.ts';

const { sandbox, kiwoom } = await startSandboxOnce({ now: '2026-07-01T14:49:40+09:00' });

async function walk(code: string): Promise<Rows> {
  const pages = await pagesOf((key) => kiwoom.holdings(code, key), 'stk_frgnr');
  for (const page of pages.slice(0, -1)) expect(page).toHaveLength(50);
  return pages.flat();
}

test('a row says what the market knows, as Kiwoom writes it', async () => {
  const [, row] = holdingRows(await kiwoom.holdings('005930'));
  const known = sandbox.truth.holding('005930', '2026-06-30');
  expect(row).toStrictEqual({
    dt: '20260630',
    close_pric: expect.stringMatching(/^[+-]?\d+$/u),
    pred_pre: expect.stringMatching(/^([+-]\d+|0)$/u),
    trde_qty: String(known?.tradedShares),
    chg_qty: String(known?.changeShares),
    poss_stkcnt: String(known?.heldShares),
    wght: expect.stringMatching(/^\+\d+\.\d\d$/u),
    gain_pos_stkcnt: String(known?.acquirableShares),
    frgnr_limit: '5846278608',
    frgnr_limit_irds: '0',
    limit_exh_rt: row?.['wght'],
  });
  expect(Math.abs(Number(row?.['close_pric']))).toBe(known?.close);
  expect(Number(row?.['pred_pre'])).toBe(known?.closeChange);
});

test('today has a row before it is known', async () => {
  const [today, before] = holdingRows(await kiwoom.holdings('005930'));
  expect(today).toMatchObject({ dt: '20260701', chg_qty: '0' });
  expect(today?.['poss_stkcnt']).toBe(before?.['poss_stkcnt']);
});

test('pages lead through the whole history without a gap or a repeat', async () => {
  const rows = await walk('373220');
  const days = rows.map((row) => row['dt']);
  expect(days).toStrictEqual(
    sandbox.truth.holdings('373220').map(({ day }) => day.replaceAll('-', '')),
  );
  expect(days.at(-1)).toBe('20220127');
});

test('a history of one full page ends there; one session more makes a second page', async () => {
  await using young = await startSandbox({ now: '2026-07-01T18:00:00+09:00' });
  const firstPageOf = async (sessions: number) => {
    while (young.truth.holdings('0197X0').length < sessions) await young.clock.advance(86_400_000);
    return callKiwoom(young).holdings('0197X0');
  };
  const full = await firstPageOf(50);
  expect(holdingRows(full)).toHaveLength(50);
  expect(full.headers.get('cont-yn')).toBe('N');
  const more = await firstPageOf(51);
  expect(more.headers.get('cont-yn')).toBe('Y');
  const second = await callKiwoom(young).holdings('0197X0', more.headers.get('next-key') ?? '');
  expect(holdingRows(second)).toHaveLength(1);
  expect(second.headers.get('cont-yn')).toBe('N');
});

test('a carrier has a limit of its own, a newcomer nothing held on its first day', async () => {
  const [, carrier] = holdingRows(await kiwoom.holdings('030200'));
  expect(Number(carrier?.['limit_exh_rt'])).toBeGreaterThan(Number(carrier?.['wght']) * 1.9);
  const newcomer = await walk('0197X0');
  expect(newcomer.at(-1)).toMatchObject({ chg_qty: '0', wght: '0.00', limit_exh_rt: '0.00' });
  expect(newcomer.length).toBeLessThan(20);
});

test('a suffix changes prices and volumes, not holdings', async () => {
  const at = async (code: string) => holdingRows(await kiwoom.holdings(code))[1];
  const [krx, unified] = [await at('000660'), await at('000660_AL')];
  expect(unified?.['trde_qty']).not.toBe(krx?.['trde_qty']);
  expect(unified?.['poss_stkcnt']).toBe(krx?.['poss_stkcnt']);
  expect((await walk('000660_NX')).at(-1)?.['dt']).toBe('20250304');
});

test('a delisted stock has no rows and no error, an unknown one an error', async () => {
  const gone = await kiwoom.holdings('117930');
  expect(gone.json).toMatchObject({ stk_frgnr: [], return_code: 0 });
  expect(gone.headers.get('cont-yn')).toBe('N');
  const message = async (code: string, key?: string) =>
    (await kiwoom.holdings(code, key)).json['return_msg'];
  expect(await message('999999')).toBe(
    '입력 값 오류입니다[1902:종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다]',
  );
  expect(await message('069500_NX')).toContain('[1903:');
  expect(await message('')).toContain('파라미터=stk_cd');
  expect((await kiwoom.holdings('KRX:005930')).json['return_code']).toBe(5);
});

test('a key belongs to its stock; without cont-yn it is not looked at', async () => {
  const first = await kiwoom.holdings('005930');
  const key = first.headers.get('next-key') ?? '';
  expect(key.length).toBeLessThanOrEqual(50);
  expect((await kiwoom.holdings('000660', key)).json['return_msg']).toContain('파라미터=next-key');
  expect((await kiwoom.holdings('005930', 'junk')).json['return_code']).toBe(2);
  const ignored = await kiwoom.data(
    '/api/dostk/frgnistt',
    'ka10008',
    { stk_cd: '005930' },
    { 'cont-yn': 'N', 'next-key': key },
  );
  expect(holdingRows(ignored)).toStrictEqual(holdingRows(first));
});
