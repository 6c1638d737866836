import type { Question, RowOf } from 'investor-flow';
import type { CommandEntry } from '../command.ts';
import type { Asked } from './runner.ts';
import type { View } from './view.ts';

/** Every command that asks questions, as help has it. */
const ABOUT = {
  flow: 'who bought and sold a market or sector on a day',
  sectors: 'the same for every sector of a market',
  history: 'a market or sector day by day',
  stock: 'who bought and sold a stock, day by day',
  holdings: 'what foreigners hold of a stock, newest day first',
  members: 'the stocks of a sector',
  find: 'stocks by a part of their name, or by code',
  index: 'indexes now, or one of them day by day',
  programs: 'programme trading of a market or of a stock',
  estimates: 'estimates of foreigners and institutions in a stock, in the latest session',
  top: 'a ranking of stocks by one basis',
  streaks: 'sectors bought or sold so many sessions in a row',
} as const;

/** Which command asks a question, and how it is typed and printed: loaded with the command. */
type QuestionEntry<Q extends Question> = readonly [
  command: keyof typeof ABOUT,
  load: () => Promise<{ readonly [Asked in Q]: View<RowOf<Q>, unknown> }>,
];

/** Every question, one line each; of a command with several questions the first that applies is asked. */
export const QUESTION_ENTRIES: { readonly [Q in Question]: QuestionEntry<Q> } = {
  investorFlow: ['flow', () => import('./session-flows.ts')],
  sectorFlows: ['sectors', () => import('./session-flows.ts')],
  flowHistory: ['history', () => import('./daily-flows.ts')],
  stockFlows: ['stock', () => import('./daily-flows.ts')],
  foreignHoldings: ['holdings', () => import('./foreign-holdings.ts')],
  sectorStocks: ['members', () => import('./stocks.ts')],
  stocks: ['find', () => import('./stocks.ts')],
  indexHistory: ['index', () => import('./indexes.ts')],
  sectorIndexes: ['index', () => import('./indexes.ts')],
  programTradesIntraday: ['programs', () => import('./programs.ts')],
  stockProgramTrades: ['programs', () => import('./programs.ts')],
  programTrades: ['programs', () => import('./programs.ts')],
  stockEstimates: ['estimates', () => import('./session-flows.ts')],
  topStocks: ['top', () => import('./stocks.ts')],
  sectorFlowHistory: ['streaks', () => import('./sector-flow-history.ts')],
};

/** The commands that ask questions, in one way; views and library are loaded with the command. */
export const questionCommands = (
  way: 'ASKED' | 'RECORDED' | 'REPLAYED',
): Readonly<Record<string, CommandEntry>> =>
  Object.fromEntries(
    Object.entries(ABOUT).map(([command, about]) => {
      const load = async () => {
        const [{ asking }, ways] = await Promise.all([import('./runner.ts'), import('./ways.ts')]);
        return asking(await askedBy(command), ways[way]);
      };
      return [command, { about, load }];
    }),
  );

/** The questions that a command asks, or the one of that name, with their views. */
export async function askedBy(name: string): Promise<readonly Asked[]> {
  const entries = Object.entries(QUESTION_ENTRIES) as [Question, QuestionEntry<Question>][];
  const mine = entries.filter(([question, [command]]) => question === name || command === name);
  return Promise.all(
    mine.map(async ([question, [, load]]) => ({
      question,
      view: (await load())[question] as View,
    })),
  );
}
