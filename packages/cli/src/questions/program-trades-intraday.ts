import type { ProgramTrade } from 'investor-flow';
import { text } from '../language.ts';
import { option } from '../options.ts';
import { column } from '../render/section.ts';
import { PROGRAM_CSV, programSections } from './program-columns.ts';
import { PROGRAMS } from './program-trades.ts';
import type { View } from './view.ts';

/** Programme trading of a market by the minute, cumulative. */
export const view: View<ProgramTrade> = {
  applies: ({ intraday }) => intraday === true,
  options: [option('--intraday', 'a market by the minute')],
  title: (_, { language }) => PROGRAMS[language],
  csv: PROGRAM_CSV,
  sections: (rows) =>
    programSections(
      rows,
      column('text', text('시각', 'Time'), (it) => it.time),
    ),
};
