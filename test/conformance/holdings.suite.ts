import { type ForeignHolding, holdingViolations } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { isOffered, must, type Subject, titleOf } from '../support/subject.ts';

/** What every adapter that offers foreign holdings promises, whoever the broker is. */
export function holdingsContract(subject: Subject): void {
  describe.skipIf(!isOffered(subject, 'foreignHoldings'))(
    titleOf(subject, 'foreignHoldings'),
    () => {
      it('gives thirty days, newest first, that nobody can fault', async () => {
        await using opened = await subject.open();
        const { source, stock } = opened;
        const holdings = must(await source.foreignHoldings({ stock }));
        expect(holdings).toHaveLength(30);
        expect(holdingViolations(holdings)).toEqual([]);
        for (const it of holdings)
          expect(it).toMatchObject({ stock, broker: source.broker, venue: 'krx' });
      });

      it('keeps to the range and to the limit', async () => {
        await using opened = await subject.open();
        const { source, stock } = opened;
        const newest = must(await source.foreignHoldings({ stock, limit: 25 }));
        const [to, from] = [newest[4]?.day ?? '', newest[20]?.day ?? ''];
        const within = must(await source.foreignHoldings({ stock, from, to }));
        expect(days(within)).toEqual(days(newest).slice(4, 21));
        const limited = must(await source.foreignHoldings({ stock, from, to, limit: 3 }));
        expect(days(limited)).toEqual(days(newest).slice(4, 7));
      });

      it('walks the same days by pages as at once', async () => {
        await using opened = await subject.open();
        const { source, stock } = opened;
        const atOnce = must(await source.foreignHoldings({ stock, limit: 40 }));
        const byPages: ForeignHolding[] = [];
        for await (const page of source.foreignHoldingPages({ stock, limit: 40 })) {
          const rows = must(page);
          expect(rows).not.toEqual([]);
          byPages.push(...rows);
        }
        expect(days(byPages)).toEqual(days(atOnce));
      });

      it('answers a range without a session with an empty list', async () => {
        await using opened = await subject.open();
        const { source, stock } = opened;
        const weekend = { stock, from: '2026-06-27', to: '2026-06-28' };
        expect(must(await source.foreignHoldings(weekend))).toEqual([]);
      });
    },
  );
}

const days = (holdings: readonly ForeignHolding[]): readonly string[] =>
  holdings.map(({ day }) => day);
