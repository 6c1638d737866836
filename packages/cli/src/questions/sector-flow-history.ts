import {
  err,
  INVESTOR_TREE,
  INVESTORS,
  type Investor,
  type InvestorFlow,
  type Market,
  type SectorId,
  type Streak,
  streaks,
} from 'investor-flow';
import { type Arguments, wholeNumber } from '../arguments.ts';
import { usage } from '../exit.ts';
import { type Text, text } from '../language.ts';
import { FIELD_OPTIONS, option, SORT, TOP } from '../options.ts';
import { queryOf } from '../query.ts';
import { fieldsCsv } from '../render/formats.ts';
import { type Column, column, section } from '../render/section.ts';
import { sectorText } from '../render/labels.ts';
import { words } from '../words.ts';
import { investorCsv } from './columns.ts';
import type { TableRequest, View } from './view.ts';

/** A streak of one sector, as `streaks --json` prints it. */
interface SectorStreak extends Streak {
  readonly market: Market;
  readonly sector: SectorId;
  readonly investor: Investor;
}

const LEAST_SESSIONS = 3;
const SIDES: Readonly<Record<Streak['side'], Text>> = {
  buying: text('순매수', 'buying'),
  selling: text('순매도', 'selling'),
};
const STATES: Readonly<Record<Streak['state'], Text>> = {
  continuing: text('지속', 'continuing'),
  slowing: text('둔화', 'slowing'),
  turned: text('전환', 'turned'),
};

const investorOf = ({ investor }: Arguments): Investor | undefined =>
  investor === undefined
    ? 'foreign'
    : INVESTORS.find((it) => it === investor || INVESTOR_TREE[it].label.ko === investor);

const leastSessions = ({ min }: Arguments) =>
  wholeNumber('--min', min).map((count = LEAST_SESSIONS) => count);

const columns = ({ language }: TableRequest): readonly Column<SectorStreak>[] => [
  column(
    'text',
    text('업종', 'Sector'),
    ({ market, sector }) =>
      sectorText(market, { id: sector, code: sector, name: sector })[language],
  ),
  column('text', text('방향', 'Side'), ({ side }) => SIDES[side][language]),
  column('count', text('거래일', 'Sessions'), ({ sessions }) => sessions),
  column('won', text('순매수 합계', 'Net'), ({ net }) => net, { signed: true }),
  column('text', text('시작', 'Since'), ({ since }) => since),
  column('text', text('끝', 'Until'), ({ until }) => until, { drop: 1 }),
  column('text', text('상태', 'State'), ({ state }) => STATES[state][language]),
];

/** Sectors bought or sold so many sessions in a row, over the last 30 sessions. */
export const sectorFlowHistory: View<InvestorFlow, SectorStreak> = {
  fieldOptions: [FIELD_OPTIONS.venue],
  options: [
    option('--investor <investor>', 'whose streaks: foreign, institution, pension, … (foreign)'),
    option('--min <count>', `at least so many sessions (${LEAST_SESSIONS})`),
    SORT,
    TOP,
  ],
  queries: (given) =>
    investorOf(given) === undefined
      ? err(usage(`--investor must be one of ${INVESTORS.join(', ')}.`))
      : leastSessions(given).map(() => [queryOf('sectorFlowHistory', given)]),
  shown: (flows, given) =>
    leastSessions(given).map((min) => {
      const investor = investorOf(given);
      const newest = flows
        .map(({ day }) => day)
        .toSorted()
        .at(-1);
      const ids = [...new Set(flows.flatMap(({ sector }) => sector.id ?? []))];
      return ids.flatMap((sector): readonly SectorStreak[] => {
        const mine = flows.filter((flow) => flow.sector.id === sector);
        const [first] = mine;
        if (first === undefined || investor === undefined) return [];
        const [streak] = streaks(mine, investor).unwrapOr({ streaks: [] }).streaks;
        // A streak that ended before the newest session is none any more.
        if (streak === undefined || streak.sessions < min || streak.until !== newest) return [];
        return [{ market: first.market, sector, investor, ...streak }];
      });
    }),
  title: (_, { given, language }) => {
    const investor = investorOf(given);
    return investor === undefined ? undefined : INVESTOR_TREE[investor].label[language];
  },
  rowsCsv: investorCsv<InvestorFlow>(['market', 'sector']),
  csv: fieldsCsv<SectorStreak>([
    ...words('market sector investor side sessions net since until state'),
  ]),
  sections: (rows, request) => [section(rows, columns(request))],
};
