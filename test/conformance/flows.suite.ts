import {
  type Capability,
  flowViolations,
  type InvestorFlow,
  INVESTORS,
  type Measure,
  type Offer,
  sectorIn,
  sectorsOf,
} from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { isOffered, must, type Subject, titleOf } from '../support/subject.ts';

/** The figures of a flow that may be faulted; a market may well stand still, so zeros are no fault here. */
const faults = (flow: InvestorFlow) =>
  flowViolations(flow).filter(({ rule }) => rule !== 'all-zero');

const offerOf = (capability: Capability): Offer => {
  if (capability.support === 'none') throw new Error(capability.because);
  return capability;
};

/** What every adapter that offers flows promises, whoever the broker is. */
export function flowsContract(subject: Subject): void {
  describe.skipIf(!isOffered(subject, 'investorFlow'))(titleOf(subject, 'investorFlow'), () => {
    const offer = (): Offer => offerOf(subject.capabilities.investorFlow);

    it('answers for the whole of every market it serves, and nobody can fault the figures', async () => {
      await using opened = await subject.open();
      for (const market of offer().markets) {
        const flow = must(await opened.source.investorFlow({ market }));
        expect(flow).toMatchObject({ market, venue: 'krx', broker: opened.source.broker });
        expect(flow.sector).toMatchObject({ id: 'all', level: 'total' });
        expect(faults(flow), market).toEqual([]);
      }
    });

    it.each<readonly (readonly Measure[])[]>([[['value']], [['volume']], [['volume', 'value']]])(
      'holds exactly the measures asked for: %s',
      async (measures) => {
        await using opened = await subject.open();
        const flow = must(await opened.source.investorFlow({ market: 'kospi', measures }));
        const told = ['value', 'volume'].filter((measure) => measure in flow);
        expect(told).toEqual([...measures].toSorted());
        expect(Object.keys(flow.rounding).toSorted()).toEqual([...measures].toSorted());
        expect(flow.volumeUnit).toBe('share');
      },
    );

    it('tells the sides its map promises, of every investor it tells', async () => {
      await using opened = await subject.open();
      const { value = {} } = must(await opened.source.investorFlow({ market: 'kospi' }));
      const { sides } = offer();
      for (const investor of INVESTORS) {
        const trade = Reflect.get(value, investor) as object | undefined;
        if (trade !== undefined)
          expect(Object.keys(trade).toSorted()).toEqual([...sides].toSorted());
      }
    });

    it('gives one sector as it stands among all sectors', async () => {
      await using opened = await subject.open();
      const all = must(await opened.source.sectorFlows({ market: 'kospi' }));
      const one = must(await opened.source.investorFlow({ market: 'kospi', sector: 'chemicals' }));
      const same = all.find(({ sector }) => sector.id === 'chemicals');
      expect({ ...one, observedAt: '' }).toEqual({ ...same, observedAt: '' });
    });

    it('says where the numbers come from and when', async () => {
      await using opened = await subject.open();
      const flow = must(await opened.source.investorFlow({ market: 'kospi' }));
      expect(flow.environment).toMatch(/^(sandbox|custom)$/);
      expect(flow.observedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
      expect(['stated', 'requested', 'assumed']).toContain(flow.dayBasis);
      if (flow.dayBasis === 'assumed') expect(flow.status).toBe('provisional');
    });
  });

  describe.skipIf(!isOffered(subject, 'sectorFlows'))(titleOf(subject, 'sectorFlows'), () => {
    it('names each sector once, at its place in the market, and nobody can fault one', async () => {
      await using opened = await subject.open();
      const flows = must(await opened.source.sectorFlows({ market: 'kospi' }));
      const codes = flows.map(({ sector }) => sector.code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const flow of flows) {
        const { id, level, name } = flow.sector;
        expect(level).toBe(id === undefined ? undefined : sectorIn('kospi', id)?.level);
        expect(name).not.toBe('');
        expect(faults(flow), flow.sector.code).toEqual([]);
      }
    });

    it('has every sector its map promises', async () => {
      await using opened = await subject.open();
      const promised = offerOf(subject.capabilities.sectorFlows).sectors.kospi ?? [];
      const flows = must(await opened.source.sectorFlows({ market: 'kospi' }));
      expect(new Set(flows.map(({ sector }) => sector.id))).toEqual(new Set(promised));
    });

    it.skipIf(!offersUndivided(subject))(
      `answers a market without sectors with the whole of it alone${offersUndivided(subject) ? '' : ' (skipped: the broker serves no such market)'}`,
      async () => {
        await using opened = await subject.open();
        const flows = must(await opened.source.sectorFlows({ market: 'etf' }));
        expect(flows.map(({ sector }) => sector.id)).toEqual(['all']);
        expect(sectorsOf('etf')).toHaveLength(1);
      },
    );
  });
}

const offersUndivided = ({ capabilities }: Subject): boolean =>
  capabilities.sectorFlows.support !== 'none' && capabilities.sectorFlows.markets.includes('etf');
