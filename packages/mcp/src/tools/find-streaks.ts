import {
  err,
  type Investor,
  type InvestorFlow,
  INVESTOR_TREE,
  INVESTORS,
  type Market,
  MARKETS,
  ok,
  pages,
  type SectorId,
  sectorIn,
  type Streak,
  streaks,
} from 'investor-flow';
import { caveatsOf, leftOutCaveat, type LeftOutRow } from '../answer/caveats.ts';
import { sharedFacts, subjectFacts } from '../answer/facts.ts';
import { brokerFailure } from '../answer/failure.ts';
import { column } from '../answer/table.ts';
import { AMOUNTS, FIELDS, INVESTOR } from '../input/field-schemas.ts';
import { countOf, oneOf } from '../input/read-input.ts';
import { tabled, toolWith } from './tool.ts';

const SESSIONS = 30;
const LEAST = 3;
const MEANING =
  'Sectors (업종) that one kind of investor bought, or sold, on each of the last sessions in a row, up to the newest session. sessions counts them, net is all of them together. state: turned (the side changed with the last session), slowing (less than the session before), continuing. Sectors overlap: do not add their nets up.';

interface Asked {
  readonly market: Market;
  readonly investor?: Investor;
  readonly min?: number;
}

interface SectorStreak extends Streak {
  readonly sector: SectorId;
}

/** Sectors bought or sold so many sessions in a row. */
export const findStreaks = toolWith(
  {
    name: 'find_streaks',
    title: 'Sectors bought or sold in a row (업종 연속 순매수)',
    description: `Which sectors (업종) of a market an investor bought, or sold, for at least so many sessions in a row up to the newest one, over the last ${SESSIONS} sessions. Amounts are net, in 억원 (100,000,000 won). It is about sectors; stocks in a row are get_top_stocks by trade-streak.`,
  },
  {
    required: { market: [FIELDS.market, oneOf(MARKETS)] },
    optional: {
      investor: [INVESTOR, oneOf(INVESTORS)],
      min: [
        {
          type: 'integer',
          minimum: 1,
          maximum: SESSIONS,
          description: `At least so many sessions in a row. Without it ${LEAST}.`,
        },
        countOf(SESSIONS),
      ],
    },
    shared: AMOUNTS,
  },
  async ({ market, investor = 'foreign', min = LEAST }: Asked, call) => {
    const leftOut: LeftOutRow[] = [];
    const rows: InvestorFlow[] = [];
    const options = { signal: call.signal, onLeftOut: (row: LeftOutRow) => void leftOut.push(row) };
    for await (const page of pages(
      call.answering.source,
      'sectorFlowHistory',
      { market, limit: SESSIONS },
      options,
    )) {
      if (page.isErr()) return err(brokerFailure(page.error));
      rows.push(...page.value);
      call.progress(new Set(rows.map(({ day }) => day)).size, SESSIONS);
    }
    const days = [...new Set(rows.map(({ day }) => day))].toSorted();
    const { found: list, unread } = streaksIn(rows, { investor, min }, days.at(-1));
    return ok(
      tabled<SectorStreak>({
        meaning: MEANING,
        facts: {
          ...subjectFacts({ market }),
          investor,
          investorName: INVESTOR_TREE[investor].label.ko,
          min,
          sessionsRead: days.length,
          firstDay: days[0],
          newestDay: days.at(-1),
          ...sharedFacts(rows, 'day').facts,
        },
        columns: [
          column('sector', 'text', '업종 id', ({ sector }) => sector),
          column('name', 'text', '업종명', ({ sector }) => sectorIn(market, sector)?.label.ko),
          column('level', 'text', '구분', ({ sector }) => sectorIn(market, sector)?.level),
          column('side', 'text', '방향', ({ side }) => side),
          column('sessions', 'sessions', '연속 거래일', ({ sessions }) => sessions),
          column('net', 'amount', '순매수 합계', ({ net }) => net),
          column('since', 'text', '시작', ({ since }) => since),
          column('until', 'text', '끝', ({ until }) => until),
          column('state', 'text', '상태', ({ state }) => state),
        ],
        rows: list,
        caveats: [
          ...caveatsOf(rows),
          ...leftOutCaveat(leftOut),
          ...(unread.length === 0 ? [] : [`No streak could be read of: ${unread.join(', ')}.`]),
          ...(list.length === 0
            ? [`No sector was bought or sold ${min} or more sessions in a row.`]
            : []),
        ],
      }),
    );
  },
);

/** The streaks that reach the newest session, the longest first, and the sectors whose rows give none. */
function streaksIn(
  rows: readonly InvestorFlow[],
  { investor, min }: Required<Omit<Asked, 'market'>>,
  newest: string | undefined,
): { readonly found: readonly SectorStreak[]; readonly unread: readonly SectorId[] } {
  const list: SectorStreak[] = [];
  const unread: SectorId[] = [];
  for (const sector of new Set(rows.flatMap(({ sector: { id } }) => id ?? []))) {
    const own = rows.filter((row) => row.sector.id === sector);
    const read = streaks(own, investor);
    if (read.isErr()) unread.push(sector);
    const streak = read.isOk() ? read.value.streaks[0] : undefined;
    if (streak !== undefined && streak.sessions >= min && streak.until === newest)
      list.push({ sector, ...streak });
  }
  return { found: list.toSorted((a, b) => b.sessions - a.sessions), unread };
}
