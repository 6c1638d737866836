import type { RankedStock } from 'investor-flow';
import type { JSX } from 'preact';
import type { UnitOf } from '../../shared/units.ts';
import { linkTo } from '../state/address.ts';
import { brokerIn, useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { isWord } from '../words/words.ts';
import { FIRST_MARKET, type PageQuery } from './choices.tsx';
import { Choosing, Segmented } from './controls.tsx';
import { Figure } from './figure.tsx';
import { follow } from './header.tsx';
import { Panel } from './panel.tsx';
import { type Column, Table } from './table.tsx';

interface RankingProps {
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Stocks ranked by one basis: those that the broker has, with its own numbers of sessions. */
export function RankingPanel({ query, change }: RankingProps): JSX.Element {
  const { say, setting } = useNames();
  const { broker = setting.brokers[0]?.name ?? '', market = FIRST_MARKET, side } = query;
  const rankings = brokerIn(setting, broker)?.rankings ?? [];
  const chosen = rankings.find(({ by }) => by === query['by']) ?? rankings[0];
  const by = query['by'] ?? chosen?.by ?? 'trade';
  const asked = {
    broker,
    market,
    by,
    side,
    investor: query['investor'],
    sessions: query['sessions'],
  };
  const state = useView('ranking', asked);
  const word = (key: string): string => (isWord(key) ? say(key) : key);
  const hasInvestor = by === 'trade' || by === 'estimate';
  return (
    <>
      <div class="choices">
        <Choosing
          label={say('basis')}
          value={by}
          choices={rankings.map((it) => ({ value: it.by, label: word(it.by) }))}
          onChoose={(it) => change({ by: it, sessions: undefined, investor: undefined })}
        />
        <Segmented
          label={say('side')}
          value={side ?? 'buy'}
          choices={(['buy', 'sell'] as const).map((it) => ({ value: it, label: say(it) }))}
          onChoose={(it) => change({ side: it === 'buy' ? undefined : it })}
        />
        {hasInvestor ? (
          <Segmented
            label={say('investor')}
            value={query['investor'] ?? 'foreign'}
            choices={(['foreign', 'institution'] as const).map((it) => ({
              value: it,
              label: say(it),
            }))}
            onChoose={(it) => change({ investor: it === 'foreign' ? undefined : it })}
          />
        ) : null}
        {(chosen?.sessions ?? []).length < 2 ? null : (
          <Segmented
            label={say('sessions')}
            value={query['sessions'] ?? String(chosen?.sessions[0])}
            choices={(chosen?.sessions ?? []).map((it) => ({
              value: String(it),
              label: String(it),
            }))}
            onChoose={(it) => change({ sessions: it })}
          />
        )}
      </div>
      <Panel
        title={`${say('ranking')} · ${word(by)}`}
        state={state}
        origins={(it) => it}
        copies={{ view: 'ranking', query: asked }}
      >
        {(rows) =>
          rows.length === 0 ? (
            <p class="quiet">{say('nothing')}</p>
          ) : (
            <Ranked rows={rows} query={query} change={change} />
          )
        }
      </Panel>
    </>
  );
}

function Ranked({
  rows,
  query,
  change,
}: RankingProps & { readonly rows: readonly RankedStock[] }): JSX.Element {
  const { say } = useNames();
  const figure = (
    key: string,
    head: string,
    unit: UnitOf,
    read: (row: RankedStock) => number | undefined,
  ): readonly Column<RankedStock>[] =>
    rows.some((row) => read(row) !== undefined)
      ? [
          {
            key,
            head,
            by: read,
            cell: (row) => (
              <Figure
                value={read(row)}
                of={row}
                unit={unit}
                label={`${row.name} ${head}`}
                isNet={unit !== 'percent' || key === 'limitUsedChange'}
              />
            ),
          },
        ]
      : [];
  const columns: readonly Column<RankedStock>[] = [
    {
      key: 'rank',
      head: say('rank'),
      isText: true,
      by: ({ rank }) => -rank,
      classOf: () => 'narrow',
      cell: ({ rank }) => rank,
    },
    {
      key: 'name',
      head: say('name'),
      isName: true,
      by: ({ name }) => name,
      cell: ({ name, stock }) => {
        const link = linkTo('stock', { broker: query['broker'], stock });
        return (
          <a href={link} onClick={follow(link)}>
            {name} <span class="quiet">{stock}</span>
          </a>
        );
      },
    },
    ...figure('netValue', say('netValue'), 'won', ({ netValue }) => netValue),
    ...figure('netShares', say('netShares'), 'share', ({ netShares }) => netShares),
    ...(['foreign', 'institution'] as const).flatMap((id) => [
      ...figure(`${id}.netValue`, `${say(id)} ${say('netValue')}`, 'won', (it) => it[id]?.netValue),
      ...figure(
        `${id}.netShares`,
        `${say(id)} ${say('netShares')}`,
        'share',
        (it) => it[id]?.netShares,
      ),
      ...figure(
        `${id}.streak`,
        `${say(id)} ${say('streakSessions')}`,
        'count',
        (it) => it[id]?.streakSessions,
      ),
    ]),
    ...figure('heldShares', say('held'), 'share', ({ heldShares }) => heldShares),
    ...figure('limitUsed', say('limitUsed'), 'percent', ({ limitUsedPercent }) => limitUsedPercent),
    ...figure('limitUsedChange', say('limitUsedChange'), 'percent', (it) => it.limitUsedChange),
  ];
  return (
    <Table
      caption={say('ranking')}
      columns={columns}
      rows={rows}
      keyOf={({ rank }) => String(rank)}
      sort={query['sort']}
      onSort={(sort) => change({ sort })}
    />
  );
}
