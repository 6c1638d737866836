import { oneOf } from '../input/read-input.ts';
import { type PromptEntry, RULES_OF_ANSWERS } from './prompt.ts';

const MARKETS = ['kospi', 'kosdaq'] as const;

/** Who bought and who sold in the latest session. */
export const dailyBrief: PromptEntry = {
  name: 'daily_brief',
  title: 'Daily brief (오늘의 수급)',
  description: 'Who bought and who sold in the latest session: market, sectors, stocks.',
  fields: { market: `kospi or kosdaq; without it both.` },
  rules: { required: {}, optional: { market: oneOf(MARKETS) } },
  text: ({ market }) => {
    const markets = market === undefined ? 'kospi and for kosdaq' : market;
    return [
      `Write a brief of the investor flow of the latest session for ${markets}.`,
      '',
      '1. get_status: which day it is, and whether the figures still change.',
      '2. get_market_flow: individuals, foreigners and institutions, and the largest part of the institutions.',
      '3. get_flow_history with limit 5: is the day like the days before?',
      '4. get_sector_flows: the three sectors that foreigners bought most, and the three that they sold most, among rows whose level is industry.',
      '5. get_top_stocks by trade, side buy, then side sell: five stocks each. Where it is unsupported, leave it out and say so.',
      '',
      RULES_OF_ANSWERS,
    ].join('\n');
  },
};
