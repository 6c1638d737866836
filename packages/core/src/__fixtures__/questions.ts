import { MARKETS, MEASURES, sectorsOf, VENUES } from '../market.ts';
import { type Capabilities, type Capability, type OfferOf, type Question, QUESTIONS, specOf } from '../questions/index.ts';
import type { Field } from '../questions/fields.ts';
import type { OfferParts } from '../questions/offer.ts';
import { byQuestion } from '../source/ask.ts';

/** A good value for every field. */
export const GOOD: { readonly [F in Field]: unknown } = {
  market: 'kospi',
  sector: 'chemicals',
  stock: '005930',
  day: '2026-06-30',
  from: '2026-06-01',
  to: '2026-06-30',
  limit: 5,
  venue: 'unified',
  measures: ['value', 'volume'],
  by: 'trade',
  side: 'sell',
  investor: 'institution',
  sessions: 5,
};

export function fieldsOf(question: Question): readonly Field[] {
  const { required, optional, open = [] } = specOf(question).fields;
  return [...required, ...optional, ...open];
}

const filled = (fields: readonly Field[]): Partial<Record<Field, unknown>> =>
  Object.fromEntries(fields.map((field) => [field, GOOD[field]]));

/** A query of a question with nothing but its required fields. */
export const least = (question: Question) => filled(specOf(question).fields.required);

/** A query of a question with every field that it has. */
export const most = (question: Question) => filled(fieldsOf(question));

/** The questions that have a field. */
export const having = (field: Field): readonly Question[] =>
  QUESTIONS.filter((question) => fieldsOf(question).includes(field));

/** An offer that covers every good value. */
export const WIDE: OfferParts = {
  markets: MARKETS,
  sectors: {
    kospi: sectorsOf('kospi').map(({ id }) => id),
    kosdaq: sectorsOf('kosdaq').map(({ id }) => id),
  },
  venues: VENUES,
  measures: MEASURES,
  sides: ['net'],
  history: { kind: 'any-day' },
  daysPerCall: 50,
  by: { trade: [1, 5, 20], 'holding-change': [] },
};

/** Every question offered in full, as far as the offer varies in it. */
export const offering = (changes: Partial<OfferParts> = {}): Capabilities =>
  byQuestion((question) => {
    const offer = { ...WIDE, ...changes };
    const parts = specOf(question).offers.map((part) => [part, offer[part]]);
    return { support: 'full', ...Object.fromEntries(parts) } as Capability<OfferOf<Question>>;
  }) as Capabilities;

export const NOTHING = byQuestion(() => ({ support: 'none', because: 'not here' }) as const);
