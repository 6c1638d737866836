import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  flowViolations,
  INVESTORS,
  type InvestorFlow,
  krxCalendar,
  orThrow,
  sessionsBetween,
  settledAt,
  type StockFlow,
} from '@investor-flow/core';
import type { Sandbox } from '@investor-flow/sandbox';
import { keptDays, type Store } from '@investor-flow/store';
import { MARKETS, PAST, STOCKS, WEEK } from './week.ts';

export interface Checked {
  readonly figures: number;
  readonly entries: number;
  readonly failures: readonly string[];
}

type Nets = Readonly<Record<string, { readonly net: number }>>;

/** Everything that the store holds, held against the truth. */
export async function checkedStore(store: Store, { truth }: Sandbox): Promise<Checked> {
  const failures: string[] = [];
  let figures = 0;
  let entries = 0;
  const fail = (what: string): number => failures.push(what);
  const same = (what: string, flow: InvestorFlow | StockFlow | undefined, nets: Nets): void => {
    if (flow === undefined) return void fail(`${what}: nothing is kept`);
    entries += 1;
    const step = flow.rounding.value ?? Number.NaN;
    for (const investor of INVESTORS) {
      const [kept, true_] = [flow.value?.[investor]?.net, nets[investor]?.net];
      if (kept === undefined || true_ === undefined) continue;
      figures += 1;
      const columns = flow.derived.includes(investor) ? 2 : 1;
      if (Math.abs(kept - true_) > (step * columns) / 2 + 1)
        fail(`${what} ${investor}: ${kept}, and it was ${true_}`);
    }
    if (flowViolations(flow).length > 0) fail(`${what}: ${JSON.stringify(flowViolations(flow))}`);
  };
  const once = async (
    what: string,
    question: 'sectorFlows' | 'stockFlows' | 'foreignHoldings',
    query: object,
    broker: string,
  ) => {
    const kept = orThrow(await keptDays(store, question, query, { broker }));
    for (const day of WEEK) {
      if (kept.of(day)?.isSettled !== true) fail(`${what} ${day} is not settled`);
      const dated =
        question === 'sectorFlows' ? { ...query, day } : { ...query, from: day, to: day };
      const seen = (await store.observations(question, dated as never, { broker })).unwrapOr(
        [],
      ) as readonly (readonly { observedAt: string }[])[];
      const settled = seen.filter(
        (rows) => Date.parse(rows[0]?.observedAt ?? '') >= settledAt(day),
      );
      if (settled.length !== 1)
        fail(`${what} ${day} was asked ${settled.length} times after it was settled`);
    }
  };

  for (const market of MARKETS) {
    await once(`sectorFlows ${market}`, 'sectorFlows', { market }, 'kiwoom');
    for (const day of WEEK)
      for (const row of (
        await store.read('sectorFlows', { market, day }, { broker: 'kiwoom' })
      ).unwrapOr([]))
        if (row.sector.id !== undefined)
          same(
            `sectorFlows ${market} ${row.sector.id} ${day}`,
            row,
            truth.flow({ market, sector: row.sector.id, day }).value,
          );
    for (const broker of ['kiwoom', 'koreainvestment']) {
      const query = { market, ...PAST };
      const days = sessionsBetween(krxCalendar, PAST.from, PAST.to);
      const kept = orThrow(await store.coverage('flowHistory', query));
      for (const row of (await store.read('flowHistory', query, { broker })).unwrapOr([]))
        same(
          `flowHistory ${broker} ${market} ${row.day}`,
          row,
          truth.flow({ market, day: row.day }).value,
        );
      if (kept.missing.length > 0) fail(`flowHistory ${market} lacks ${kept.missing.length} days`);
      if (kept.observations !== 2 * days.length)
        fail(
          `flowHistory ${market}: ${kept.observations} observations of ${days.length} days at two brokers`,
        );
    }
  }
  for (const stock of STOCKS) {
    for (const broker of ['kiwoom', 'koreainvestment']) {
      await once(`stockFlows ${broker} ${stock}`, 'stockFlows', { stock }, broker);
      for (const day of WEEK) {
        const [row] = (
          await store.read('stockFlows', { stock, from: day, to: day }, { broker })
        ).unwrapOr([]);
        same(`stockFlows ${broker} ${stock} ${day}`, row, truth.stockFlow({ stock, day }).value);
      }
    }
    await once(`foreignHoldings ${stock}`, 'foreignHoldings', { stock }, 'kiwoom');
    const range = { from: PAST.from, to: '2026-07-03' };
    for (const row of (await store.read('foreignHoldings', { stock, ...range })).unwrapOr([])) {
      entries += 1;
      figures += 1;
      const held = truth.holding(stock, row.day)?.heldShares;
      if (row.heldShares !== held)
        fail(`foreignHoldings ${stock} ${row.day}: ${row.heldShares}, and it was ${held}`);
    }
    const past = orThrow(await store.coverage('foreignHoldings', { stock, ...PAST }));
    if (past.missing.length > 0) fail(`foreignHoldings ${stock} lacks ${past.missing.length} days`);
    if (past.observations !== past.days.length)
      fail(`foreignHoldings ${stock}: a settled day was asked twice`);
  }
  const check = orThrow(await store.check());
  for (const { message } of check.findings) fail(message);
  return { figures, entries: check.entries, failures };
}

/** Files and texts that hold one of the secrets. */
export function leaks(folder: string, said: string, secrets: readonly string[]): readonly string[] {
  const files = readdirSync(folder).map(
    (name) => [name, readFileSync(join(folder, name), 'latin1')] as const,
  );
  return [...files, ['what was said', said] as const]
    .filter(([, text]) => secrets.some((secret) => text.includes(secret)))
    .map(([name]) => name);
}
