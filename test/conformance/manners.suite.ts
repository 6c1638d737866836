import { QUESTIONS, type Question, type Source } from '@investor-flow/core';
import { describe, expect, it } from 'vitest';
import { isOffered, type Subject } from '../support/subject.ts';

const SOUND: Readonly<Record<Question, object>> = {
  investorFlow: { market: 'kospi' },
  sectorFlows: { market: 'kospi' },
  foreignHoldings: { stock: '005930' },
};

const WRONG: readonly (readonly [string, Question, unknown])[] = [
  ['an unknown field', 'investorFlow', { market: 'kospi', date: '2026-11-20' }],
  ['an unknown market', 'investorFlow', { market: 'nasdaq' }],
  ['a sector of another market', 'investorFlow', { market: 'kospi', sector: 'venture' }],
  ['a day that does not exist', 'sectorFlows', { market: 'kospi', day: '2026-02-30' }],
  ['a weekend', 'investorFlow', { market: 'kospi', day: '2026-11-15' }],
  ['a closed day', 'investorFlow', { market: 'kospi', day: '2026-09-24' }],
  ['a future day', 'sectorFlows', { market: 'kospi', day: '2030-01-02' }],
  ['no measure', 'investorFlow', { market: 'kospi', measures: [] }],
  ['no query', 'sectorFlows', undefined],
  ['a stock code of five digits', 'foreignHoldings', { stock: '05930' }],
  ['a limit of none', 'foreignHoldings', { stock: '005930', limit: 0 }],
  [
    'a range that runs backwards',
    'foreignHoldings',
    { stock: '005930', from: '2026-11-20', to: '2026-11-19' },
  ],
];

type Ask = (query: unknown, options?: object) => PromiseLike<AnyResult>;

/** Asks whatever a program without types might ask. */
const ask = (source: Source, question: Question, query: unknown, signal?: AbortSignal) => {
  const asked = Reflect.get(source, question) as Ask;
  return asked(query, signal === undefined ? undefined : { signal });
};
interface AnyResult {
  readonly isErr: () => boolean;
  readonly error?: { readonly kind: string };
}

/** How every source behaves, whatever it is asked. */
export function mannersContract(subject: Subject): void {
  describe(`${subject.name}: manners`, () => {
    it.each(WRONG)('refuses %s without sending anything', async (_, question, query) => {
      await using opened = await subject.open();
      const { source, seen } = opened;
      const said = source.refusal(question, query);
      expect(said?.kind).toBe('invalid');
      const result = await ask(source, question, query);
      expect(result.error).toEqual(said);
      expect(seen()).toBe(0);
    });

    it.each(QUESTIONS)('says of %s what it would refuse, as its map does', async (question) => {
      await using opened = await subject.open();
      const said = opened.source.refusal(question, SOUND[question]);
      expect(said?.kind).toBe(isOffered(subject, question) ? undefined : 'unsupported');
      expect(opened.seen()).toBe(0);
    });

    it('answers a cancelled question with cancelled, before anything else', async () => {
      await using opened = await subject.open();
      const signal = AbortSignal.abort();
      for (const question of QUESTIONS) {
        const result = await ask(opened.source, question, { nonsense: true }, signal);
        expect(result.error?.kind).toBe('cancelled');
      }
      expect(opened.seen()).toBe(0);
    });

    it('cancels what is asked of a closed source; closing twice is closing once', async () => {
      await using opened = await subject.open();
      const { source } = opened;
      await source.close();
      await source.close();
      for (const question of QUESTIONS) {
        expect((await ask(source, question, SOUND[question])).error?.kind).toBe('cancelled');
        expect(source.refusal(question, SOUND[question])?.kind).toBe('cancelled');
      }
      const pages = source.foreignHoldingPages({ stock: '005930' });
      const first = await pages.next();
      expect(first.value?.isErr() === true && first.value.error.kind).toBe('cancelled');
      expect((await pages.next()).done).toBe(true);
    });

    it('tells the same error by pages as at once, once and last', async () => {
      await using opened = await subject.open();
      const found = [];
      for await (const page of opened.source.foreignHoldingPages({ stock: 'x' })) found.push(page);
      expect(found).toHaveLength(1);
      const [only] = found;
      expect(only?.isErr() === true && only.error.kind).toBe('invalid');
    });
  });
}
