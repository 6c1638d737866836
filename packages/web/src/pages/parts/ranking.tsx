import type { RankedStock } from 'investor-flow';
import type { JSX } from 'preact';
import type { UnitOf } from '../../shared/units.ts';
import { brokerIn, usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { Choosing, Segmented } from './controls.tsx';
import { Link } from './link.tsx';
import { Nothing, Panel } from './panel.tsx';
import { type Column, Table } from './table.tsx';

const INVESTORS = ['foreign', 'institution'] as const;

/** Stocks ranked by one basis: those that the broker has, with its own numbers of sessions. */
export function RankingPanel(): JSX.Element {
  const { say, word, setting, query, where } = usePage();
  const { side, investor, sessions } = query;
  const rankings = brokerIn(setting, where.broker)?.rankings ?? [];
  const chosen = rankings.find((it) => it.by === query['by']) ?? rankings[0];
  const by = query['by'] ?? chosen?.by ?? 'trade';
  const spans = (chosen?.sessions ?? []).map(String);
  const state = useView('ranking', { ...where, by, side, investor, sessions });
  return (
    <>
      <div class="row choices">
        <Choosing
          label={say('basis')}
          name="by"
          value={by}
          choices={rankings.map((it) => it.by)}
          and={{ sessions: undefined, investor: undefined }}
        />
        <Segmented name="side" usual="buy" choices={['buy', 'sell']} />
        {by === 'trade' || by === 'estimate' ? (
          <Segmented name="investor" usual="foreign" choices={INVESTORS} />
        ) : null}
        {spans.length < 2 ? null : (
          <Segmented name="sessions" value={sessions ?? String(spans[0])} choices={spans} />
        )}
      </div>
      <Panel title={`${say('ranking')} · ${word(by)}`} state={state} origins={(it) => it}>
        {(rows) => (rows.length === 0 ? <Nothing /> : <Ranked rows={rows} />)}
      </Panel>
    </>
  );
}

function Ranked({ rows }: { readonly rows: readonly RankedStock[] }): JSX.Element {
  const { say, query } = usePage();
  const figure = (
    key: string,
    head: string,
    unit: UnitOf,
    by: (row: RankedStock) => number | undefined,
  ): readonly Column<RankedStock>[] => {
    const isNet = unit !== 'percent' || key === 'limitUsedChange';
    const label = (row: RankedStock): string => `${row.name} ${head}`;
    const isGiven = rows.some((row) => by(row) !== undefined);
    return isGiven ? [{ key, head, by, unit, label, isNet }] : [];
  };
  const columns: readonly Column<RankedStock>[] = [
    {
      key: 'rank',
      isText: true,
      by: ({ rank }) => -rank,
      class: 'narrow',
      cell: ({ rank }) => rank,
    },
    {
      key: 'name',
      isName: true,
      by: ({ name }) => name,
      cell: ({ name, stock }) => (
        <Link page="stock" query={{ broker: query['broker'], stock }}>
          {name} <span class="quiet">{stock}</span>
        </Link>
      ),
    },
    ...figure('netValue', say('netValue'), 'won', (it) => it.netValue),
    ...figure('netShares', say('netShares'), 'share', (it) => it.netShares),
    ...INVESTORS.flatMap((id) => {
      const head = (word: 'netValue' | 'netShares' | 'streakSessions'): string =>
        `${say(id)} ${say(word)}`;
      return [
        ...figure(`${id}.netValue`, head('netValue'), 'won', (it) => it[id]?.netValue),
        ...figure(`${id}.netShares`, head('netShares'), 'share', (it) => it[id]?.netShares),
        ...figure(`${id}.streak`, head('streakSessions'), 'count', (it) => it[id]?.streakSessions),
      ];
    }),
    ...figure('heldShares', say('held'), 'share', (it) => it.heldShares),
    ...figure('limitUsed', say('limitUsed'), 'percent', (it) => it.limitUsedPercent),
    ...figure('limitUsedChange', say('limitUsedChange'), 'percent', (it) => it.limitUsedChange),
  ];
  return (
    <Table
      caption={say('ranking')}
      columns={columns}
      rows={rows}
      keyOf={({ rank }) => String(rank)}
      origin={(it) => it}
      sort=""
    />
  );
}
