import {
  type Field,
  INVESTORS,
  MARKETS,
  MEASURES,
  type Question,
  RANKING_BASES,
  RANKING_SIDES,
  SECTOR_IDS,
  specOf,
  VENUES,
} from 'investor-flow';
import { closed, type JsonSchema, text, word } from './json-schema.ts';

const day = (description: string): JsonSchema => ({
  type: 'string',
  pattern: String.raw`^\d{4}-\d{2}-\d{2}$`,
  description: `${description} YYYY-MM-DD, a date in Korea.`,
});
const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 1, description });

/** How each field of a question is described; what values are right is for the library to say. */
export const FIELDS: { readonly [F in Field]: JsonSchema } = {
  market: word(
    MARKETS,
    'kospi (코스피) and kosdaq (코스닥) are the stock markets; the others are products.',
  ),
  sector: word(
    SECTOR_IDS,
    'A sector (업종) of the market, an id of list_sectors. Without it the whole market.',
  ),
  stock: {
    type: 'string',
    pattern: '^[0-9A-Z]{6}$',
    description:
      'The six characters of a stock code (종목코드), 005930; find_stock finds it by name.',
  },
  day: day('One session. Without it the latest one.'),
  from: day('The oldest day.'),
  to: day('The newest day. Without it the latest session.'),
  limit: count('At most so many sessions, the newest ones. 30 without from.'),
  venue: word(
    VENUES,
    'krx (KRX, the usual one), nxt (Nextrade), or unified (both). Without it krx.',
  ),
  measures: {
    type: 'array',
    items: { type: 'string', enum: MEASURES },
    minItems: 1,
    description: 'value (금액, money) or volume (수량, shares), or both. Without it value.',
  },
  by: word(
    RANKING_BASES,
    'What the ranking is by. trade: net trade (순매매) of foreigners or institutions; trade-streak: sessions in a row; estimate: ESTIMATES of the session by staff of brokers; holding-change, holding-streak and limit-use: foreign HOLDINGS (보유), not trades; broker-desk: trades at the desks of foreign brokers (외국계 창구), for any kind of customer.',
  ),
  side: word(RANKING_SIDES, 'buy or sell. Without it buy.'),
  investor: word(
    ['foreign', 'institution'],
    'foreign (외국인) or institution (기관), for trade and estimate alone.',
  ),
  sessions: count('Over so many sessions. Without it the fewest that there are.'),
};

export const INVESTOR = word(INVESTORS, 'Whose trades. Without it foreign (외국인).');

const exact: JsonSchema = {
  type: 'boolean',
  description: 'true: amounts in whole won. Without it in 억원 (100,000,000 won).',
};
/** What a table can be asked for that may be too long for one answer. */
export const CURSOR = {
  cursor: text('nextCursor of an answer, with the same fields: gives the rows after it.'),
};
/** What a table with amounts can be asked for. */
export const AMOUNTS = { exact, ...CURSOR };

/** The fields of a question, with those that every table has. */
export function questionInput(question: Question): JsonSchema {
  const { required, optional, open = [] } = specOf(question).fields;
  const names = [...required, ...open, ...optional];
  const described = Object.fromEntries(names.map((name) => [name, FIELDS[name]]));
  return closed({ ...described, ...AMOUNTS }, required);
}
