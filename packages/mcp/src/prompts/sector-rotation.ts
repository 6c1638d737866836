import { oneOf } from '../input/read-input.ts';
import { type PromptEntry, RULES_OF_ANSWERS } from './prompt.ts';

const MARKETS = ['kospi', 'kosdaq'] as const;
const INVESTORS = ['foreign', 'institution', 'individual', 'pension'] as const;

/** Which sectors money left, and which it went to. */
export const sectorRotation: PromptEntry = {
  name: 'sector_rotation',
  title: 'Sector rotation (업종 순환)',
  description: 'Sectors that an investor has bought or sold for sessions in a row, and turns.',
  fields: {
    market: 'kospi or kosdaq.',
    investor: `${INVESTORS.join(', ')}; without it foreign.`,
  },
  rules: {
    required: { market: oneOf(MARKETS) },
    optional: { investor: oneOf(INVESTORS) },
  },
  text: ({ market, investor = 'foreign' }) =>
    [
      `Which sectors of ${market} does the investor "${investor}" move out of, and which into?`,
      '',
      `1. find_streaks with market ${market}, investor ${investor}, min 3: sectors bought and sold in a row.`,
      `2. find_streaks with min 1: those whose state is turned have changed sides with the last session.`,
      `3. get_sector_flows of the latest session: how large the day is beside the streak. Compare industries with industries: sizes, groups and segments overlap them.`,
      `4. For the two largest on each side: get_flow_history with the sector and limit 20.`,
      '',
      RULES_OF_ANSWERS,
    ].join('\n'),
};
