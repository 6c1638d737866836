import { isStockCode } from 'investor-flow';
import { type Rule } from '../input/read-input.ts';
import { type PromptEntry, RULES_OF_ANSWERS } from './prompt.ts';

const MOST_STOCKS = 10;

const codesIn = (typed: string): readonly string[] => typed.split(',').map((it) => it.trim());

const stockCodes: Rule = (value) =>
  typeof value === 'string' &&
  codesIn(value).length <= MOST_STOCKS &&
  codesIn(value).every((it) => isStockCode(it))
    ? undefined
    : `must be up to ${MOST_STOCKS} stock codes of six characters, separated by commas`;

/** How much foreigners may still buy. */
export const foreignHeadroom: PromptEntry = {
  name: 'foreign_headroom',
  title: 'Foreign headroom (외국인 한도 여유)',
  description: 'How much of the foreign limit of stocks is used, and how much is left.',
  fields: { stocks: `Up to ${MOST_STOCKS} stock codes, separated by commas: 015760,017670.` },
  rules: { required: { stocks: stockCodes }, optional: {} },
  text: ({ stocks = '' }) =>
    [
      `How much may foreigners still buy of these stocks: ${codesIn(stocks).join(', ')}?`,
      '',
      '1. get_foreign_holdings with limit 20 for each stock: limitUsedPercent, acquirableShares, headroomPercent, and how they changed.',
      '2. get_stock_flow with limit 5 for each stock: whether foreigners buy or sell now. Holdings and trading are different figures: do not mix them.',
      '3. Rank them by headroomPercent, the least first. Where the broker does not tell limit or headroom (null), say so.',
      '',
      RULES_OF_ANSWERS,
    ].join('\n'),
};
