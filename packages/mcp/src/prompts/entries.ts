import { isStockCode } from 'investor-flow';
import { text as typed } from '../input/json-schema.ts';
import { type InputFields, oneOf, type Rule } from '../input/read-input.ts';

/** A question that a person picks, with what it can be filled in with. */
export interface PromptEntry {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: InputFields;
  /** What is asked, and how it is found out, step by step. */
  readonly text: (
    given: Readonly<Record<string, string | undefined>>,
  ) => readonly [asked: string, ...steps: string[]];
}

const market = oneOf(['kospi', 'kosdaq']);

/** Who bought and who sold in the latest session. */
const dailyBrief: PromptEntry = {
  name: 'daily_brief',
  title: 'Daily brief (오늘의 수급)',
  description: 'Who bought and who sold in the latest session: market, sectors, stocks.',
  fields: { optional: { market: [typed('kospi or kosdaq; without it both.'), market] } },
  text: (given) => [
    `Write a brief of the investor flow of the latest session for ${given['market'] ?? 'kospi and for kosdaq'}.`,
    'get_status: which day it is, and whether the figures still change.',
    'get_market_flow: individuals, foreigners and institutions, and the largest part of the institutions.',
    'get_flow_history with limit 5: is the day like the days before?',
    'get_sector_flows: the three sectors that foreigners bought most, and the three that they sold most, among rows whose level is industry.',
    'get_top_stocks by trade, side buy, then side sell: five stocks each. Where it is unsupported, leave it out and say so.',
  ],
};

const INVESTORS = ['foreign', 'institution', 'individual', 'pension'];

/** Which sectors money left, and which it went to. */
const sectorRotation: PromptEntry = {
  name: 'sector_rotation',
  title: 'Sector rotation (업종 순환)',
  description: 'Sectors that an investor has bought or sold for sessions in a row, and turns.',
  fields: {
    required: { market: [typed('kospi or kosdaq.'), market] },
    optional: {
      investor: [typed(`${INVESTORS.join(', ')}; without it foreign.`), oneOf(INVESTORS)],
    },
  },
  text: ({ market: of, investor = 'foreign' }) => [
    `Which sectors of ${of} does the investor "${investor}" move out of, and which into?`,
    `find_streaks with market ${of}, investor ${investor}, min 3: sectors bought and sold in a row.`,
    'find_streaks with min 1: those whose state is turned have changed sides with the last session.',
    'get_sector_flows of the latest session: how large the day is beside the streak. Compare industries with industries: sizes, groups and segments overlap them.',
    'For the two largest on each side: get_flow_history with the sector and limit 20.',
  ],
};

const MOST_STOCKS = 10;
const codesIn = (given: string): readonly string[] => given.split(',').map((it) => it.trim());
const stockCodes: Rule = (value) =>
  typeof value === 'string' &&
  codesIn(value).length <= MOST_STOCKS &&
  codesIn(value).every((it) => isStockCode(it))
    ? undefined
    : `must be up to ${MOST_STOCKS} stock codes of six characters, separated by commas`;

/** How much foreigners may still buy. */
const foreignHeadroom: PromptEntry = {
  name: 'foreign_headroom',
  title: 'Foreign headroom (외국인 한도 여유)',
  description: 'How much of the foreign limit of stocks is used, and how much is left.',
  fields: {
    required: {
      stocks: [
        typed(`Up to ${MOST_STOCKS} stock codes, separated by commas: 015760,017670.`),
        stockCodes,
      ],
    },
  },
  text: ({ stocks = '' }) => [
    `How much may foreigners still buy of these stocks: ${codesIn(stocks).join(', ')}?`,
    'get_foreign_holdings with limit 20 for each stock: limitUsedPercent, acquirableShares, headroomPercent, and how they changed.',
    'get_stock_flow with limit 5 for each stock: whether foreigners buy or sell now. Holdings and trading are different figures: do not mix them.',
    'Rank them by headroomPercent, the least first. Where the broker does not tell limit or headroom (null), say so.',
  ],
};

export const PROMPTS: readonly PromptEntry[] = [dailyBrief, sectorRotation, foreignHeadroom];
