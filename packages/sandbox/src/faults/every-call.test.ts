import { describe, expect, test } from 'vitest';
import { type Reply, startSandboxOnce } from '../dialects/__fixtures__/callers.ts';
import { KIWOOM_BODIES, KOREA_INVESTMENT_QUERIES } from '../dialects/__fixtures__/samples.ts';
import { DATA_CALLS as KIWOOM_CALLS } from '../dialects/kiwoom/calls/index.ts';
import { DATA_CALLS as KOREA_INVESTMENT_CALLS } from '../dialects/koreainvestment/calls/index.ts';
import type { Table } from '../wire.ts';
import { saturationOf } from './tamper.ts';

const { sandbox, kiwoom, broker } = await startSandboxOnce({ now: '2026-11-26T21:00:00+09:00' });

const CALLS = [...KIWOOM_CALLS, ...KOREA_INVESTMENT_CALLS].map(({ api, table }) => ({
  api,
  table,
}));
const ask = (api: string, key?: string): Promise<Reply> => {
  const body = KIWOOM_BODIES[api];
  if (body !== undefined) return kiwoom.call(api, body, key);
  const query = KOREA_INVESTMENT_QUERIES[api];
  if (query === undefined) throw new Error(`samples.ts has no good request of ${api}`);
  return broker.call(api, query);
};
const rowsOf = ({ json }: Reply, { list }: Table): readonly Readonly<Record<string, unknown>>[] => {
  const kept = list === undefined ? json : json[list];
  return (Array.isArray(kept) ? kept : [kept]) as readonly Readonly<Record<string, unknown>>[];
};

describe.each(CALLS)('$api', ({ api, table }) => {
  test('rows are where its table says, under a key of their own', async () => {
    const rows = rowsOf(await ask(api), table);
    expect(rows.length).toBeGreaterThan(0);
    for (const name of [table.column, ...table.labels]) expect(rows[0]).toHaveProperty([name]);
    const [key] = table.labels;
    const values = rows.map((row) => row[key ?? '']);
    if (key !== undefined && rows.length > 1) expect(new Set(values).size).toBe(rows.length);
    expect(sandbox.violations).toStrictEqual([]);
  });

  test('its figures can be spoilt', async () => {
    const { column } = table;
    sandbox.faults.add('missing-column', { api });
    for (const row of rowsOf(await ask(api), table)) expect(row).not.toHaveProperty([column]);
    sandbox.faults.add('wrong-type', { api });
    for (const row of rowsOf(await ask(api), table)) expect(typeof row[column]).toBe('number');
    sandbox.faults.add('blank-row', { api });
    expect(rowsOf(await ask(api), table)[0]?.[column]).toBe('');
    const saturation = saturationOf(table);
    if (saturation !== undefined) {
      const { column: counted, text } = saturation;
      sandbox.faults.add('saturated-number', { api });
      expect(rowsOf(await ask(api), table)[0]?.[counted]).toBe(text);
    }
    sandbox.faults.clear();
  });

  test('its list can be empty, and its key can go wrong', async () => {
    const { list } = table;
    const isListed = list !== undefined && Array.isArray((await ask(api)).json[list]);
    sandbox.faults.add('empty-list', { api });
    const empty = await ask(api);
    if (isListed) expect(empty.json[list]).toStrictEqual([]);
    sandbox.faults.clear();
    sandbox.faults.add('missing-page', { api });
    const missing = await ask(api);
    const promises = missing.headers.get('cont-yn') === 'Y';
    expect(promises && rowsOf(missing, table).length === 0).toBe(table.continues === true);
    sandbox.faults.clear();
  });
});
