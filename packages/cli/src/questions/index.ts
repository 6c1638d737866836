import type { Question, RowOf } from 'investor-flow';
import type { CommandEntry } from '../command.ts';
import type { Asked } from './runner.ts';
import type { View } from './view.ts';
import type { Way } from './way.ts';

/** How a question is typed and printed; loaded when its command is. */
interface QuestionEntry<Q extends Question> {
  readonly command: string;
  /** Help's line for the command: at its first question. */
  readonly about?: string;
  readonly load: () => Promise<{ readonly view: View<RowOf<Q>, unknown> }>;
}

/** Every question, one line each; of a command with several questions the first that applies is asked. */
export const QUESTION_ENTRIES: { readonly [Q in Question]: QuestionEntry<Q> } = {
  investorFlow: {
    command: 'flow',
    about: 'who bought and sold a market or sector on a day',
    load: () => import('./investor-flow.ts'),
  },
  sectorFlows: {
    command: 'sectors',
    about: 'the same for every sector of a market',
    load: () => import('./sector-flows.ts'),
  },
  flowHistory: {
    command: 'history',
    about: 'a market or sector day by day',
    load: () => import('./flow-history.ts'),
  },
  stockFlows: {
    command: 'stock',
    about: 'who bought and sold a stock, day by day',
    load: () => import('./stock-flows.ts'),
  },
  foreignHoldings: {
    command: 'holdings',
    about: 'what foreigners hold of a stock, newest day first',
    load: () => import('./foreign-holdings.ts'),
  },
  sectorStocks: {
    command: 'members',
    about: 'the stocks of a sector',
    load: () => import('./sector-stocks.ts'),
  },
  stocks: {
    command: 'find',
    about: 'stocks by a part of their name, or by code',
    load: () => import('./stocks.ts'),
  },
  indexHistory: {
    command: 'index',
    about: 'indexes now, or one of them day by day',
    load: () => import('./index-history.ts'),
  },
  sectorIndexes: { command: 'index', load: () => import('./sector-indexes.ts') },
  programTradesIntraday: {
    command: 'programs',
    about: 'programme trading of a market or of a stock',
    load: () => import('./program-trades-intraday.ts'),
  },
  stockProgramTrades: { command: 'programs', load: () => import('./stock-program-trades.ts') },
  programTrades: { command: 'programs', load: () => import('./program-trades.ts') },
  stockEstimates: {
    command: 'estimates',
    about: 'estimates of foreigners and institutions in a stock, in the latest session',
    load: () => import('./stock-estimates.ts'),
  },
  topStocks: {
    command: 'top',
    about: 'a ranking of stocks by one basis',
    load: () => import('./top-stocks.ts'),
  },
  sectorFlowHistory: {
    command: 'streaks',
    about: 'sectors bought or sold so many sessions in a row',
    load: () => import('./sector-flow-history.ts'),
  },
};

/** The commands that ask questions, in one way; views and library are loaded with the command. */
export function questionCommands(
  loadWay?: () => Promise<Way>,
): Readonly<Record<string, CommandEntry>> {
  const entries = Object.entries(QUESTION_ENTRIES) as [Question, QuestionEntry<Question>][];
  return Object.fromEntries(
    entries.flatMap(([, { command, about }]) => {
      if (about === undefined) return [];
      const load = async () => {
        const { asking } = await import('./runner.ts');
        return asking(await askedBy(command), await loadWay?.());
      };
      return [[command, { about, load }]];
    }),
  );
}

/** The questions that a command asks, or the one of that name, with their views. */
export async function askedBy(name: string): Promise<readonly Asked[]> {
  const entries = Object.entries(QUESTION_ENTRIES) as [Question, QuestionEntry<Question>][];
  const mine = entries.filter(([question, { command }]) => question === name || command === name);
  return Promise.all(
    mine.map(async ([question, it]) => ({ question, view: (await it.load()).view as View })),
  );
}
