import { sectorIn } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../support/results.ts';
import { skipReason, type Subject } from './subjects/subject.ts';
import { partsOf } from './samples.ts';

/** What the answers to two questions about the same day must have in common. */
export function betweenQuestions(subject: Subject): void {
  const { name, capabilities, open } = subject;
  const reason = skipReason(subject, 'investorFlow') ?? skipReason(subject, 'sectorFlows');
  const title = `${name}: investorFlow and sectorFlows${reason === undefined ? '' : ` (${reason})`}`;
  const hasEtf = partsOf(capabilities, 'sectorFlows').markets?.includes('etf') ?? false;

  describe.skipIf(reason !== undefined)(title, () => {
    it('give a sector alone as it stands among all sectors', async () => {
      await using opened = await open();
      const all = valueOf(await opened.source.sectorFlows({ market: 'kospi' }));
      const query = { market: 'kospi', sector: 'chemicals' } as const;
      const one = valueOf(await opened.source.investorFlow(query));
      const same = all.find(({ sector }) => sector.id === 'chemicals');
      expect({ ...one, observedAt: '' }).toEqual({ ...same, observedAt: '' });
    });

    it('name the whole market without a sector, and every sector of the offer at its level', async () => {
      await using opened = await open();
      const whole = valueOf(await opened.source.investorFlow({ market: 'kospi' }));
      expect(whole.sector).toMatchObject({ id: 'all', level: 'total' });
      const all = valueOf(await opened.source.sectorFlows({ market: 'kospi' }));
      const promised = partsOf(capabilities, 'sectorFlows').sectors?.kospi ?? [];
      expect(all.map(({ sector }) => sector.id).toSorted()).toEqual([...promised].toSorted());
      for (const { sector } of all) {
        expect(sector.level).toBe(sector.id && sectorIn('kospi', sector.id)?.level);
        expect(sector.name).not.toBe('');
      }
    });

    const why = hasEtf ? '' : ' (skipped: the broker serves no such market)';
    it.skipIf(!hasEtf)(`give a market without sectors as one row${why}`, async () => {
      await using opened = await open();
      const flows = valueOf(await opened.source.sectorFlows({ market: 'etf' }));
      expect(flows.map(({ sector }) => sector.id)).toEqual(['all']);
    });
  });
}
