import type { ProgramTrade } from 'investor-flow';
import { text } from '../language.ts';
import { dayColumn } from './columns.ts';
import { PROGRAM_CSV, programSections } from './program-columns.ts';
import type { View } from './view.ts';

export const PROGRAMS = text('프로그램매매', 'programme trading');

/** Programme trading of a market day by day. */
export const view: View<ProgramTrade> = {
  title: (_, { language }) => PROGRAMS[language],
  csv: PROGRAM_CSV,
  sections: (rows, request) => programSections(rows, dayColumn(rows, request)),
};
