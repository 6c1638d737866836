import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowViolations, holdingViolations, INVESTORS } from '@investor-flow/core';
import { createKiwoom, type Kiwoom } from '@investor-flow/kiwoom';
import { describe, expect, it } from 'vitest';
import { replaying } from '../support/replay.ts';
import { ROOT } from '../support/sources.ts';
import { valueOf } from '../support/results.ts';

/** Answers of the real servers, where somebody has put them beside the repository. */
const FOLDER = join(ROOT, '..', 'shared', 'recorded', 'kiwoom');
const there = existsSync(FOLDER);
const bodies = (api: string): readonly string[] =>
  there ? readdirSync(FOLDER).filter((name) => name.startsWith(api)) : [];

async function withBody<Value>(
  body: string,
  ask: (kiwoom: Kiwoom) => Promise<Value>,
): Promise<Value> {
  await using server = await replaying(() => body);
  const kiwoom = createKiwoom({ appKey: 'key', secretKey: 'secret', baseUrl: server.url });
  try {
    return await ask(kiwoom);
  } finally {
    await kiwoom.close();
  }
}

describe.skipIf(!there)(
  `recorded answers of Kiwoom${there ? '' : ' (skipped: no recordings beside this repository)'}`,
  () => {
    it.each(bodies('ka10051'))('%s: every row is read, and only rounding is off', async (name) => {
      const body = readFileSync(join(FOLDER, name), 'utf8');
      const wire = JSON.parse(body) as { inds_netprps: readonly Record<string, string>[] };
      const flows = valueOf(
        await withBody(body, async (kiwoom) =>
          kiwoom.sectorFlows({ market: 'kospi', day: '2026-07-01' }),
        ),
      );
      expect(flows).toHaveLength(wire.inds_netprps.length);
      expect(flows.flatMap(flowViolations)).toEqual([]);
      expect(flows.every(({ sector }) => sector.id !== undefined)).toBe(true);
      for (const [place, flow] of flows.entries()) {
        const row = wire.inds_netprps[place] ?? {};
        const eok = (column: string): number => Number(row[column]) * 100_000_000 + 0;
        expect(flow.sector.code).toBe(row['inds_cd']);
        expect(flow.value?.individual.net).toBe(eok('ind_netprps'));
        expect(flow.value?.foreign.net).toBe(
          eok('frgnr_netprps') + eok('native_trmt_frgnr_netprps'),
        );
        expect(flow.value?.institution.net).toBe(eok('orgn_netprps'));
        expect(flow.index?.price).toBe(Math.abs(Number(row['cur_prc'])) / 100);
        expect(Object.keys(flow.value ?? {}).every((it) => INVESTORS.some((i) => i === it))).toBe(
          true,
        );
      }
    });

    it.each(bodies('ka10008'))('%s: every row is read, and nothing is off', async (name) => {
      const body = readFileSync(join(FOLDER, name), 'utf8');
      const wire = JSON.parse(body) as { stk_frgnr: readonly Record<string, string>[] };
      const limit = wire.stk_frgnr.length;
      const holdings = valueOf(
        await withBody(body, async (kiwoom) => kiwoom.foreignHoldings({ stock: '005930', limit })),
      );
      expect(holdings).toHaveLength(limit);
      expect(holdingViolations(holdings)).toEqual([]);
      for (const [place, holding] of holdings.entries()) {
        const row = wire.stk_frgnr[place] ?? {};
        expect(holding.day.replaceAll('-', '')).toBe(row['dt']);
        expect(String(holding.heldShares)).toBe(row['poss_stkcnt']);
        expect(holding.close).toBe(Math.abs(Number(row['close_pric'])));
        expect(holding.ownershipPercent).toBe(Number(row['wght']));
      }
    });
  },
);
