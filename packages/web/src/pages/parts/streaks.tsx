import type { JSX } from 'preact';
import type { SectorStreak } from '../../api/answers.ts';
import { wonStep } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { FIRST_MARKET } from './choices.tsx';
import { Choosing, Segmented } from './controls.tsx';
import { Figure } from './figure.tsx';
import { Panel } from './panel.tsx';
import { type ScreenProps, SectorLink } from './sector-link.tsx';
import { type Column, Table } from './table.tsx';

const LEAST = ['2', '3', '5', '10'] as const;
const USUAL_LEAST = '3';

/** Whose streaks, and how long. */
export function StreakChoices({ query, change }: ScreenProps): JSX.Element {
  const { say, setting, of, language } = useNames();
  return (
    <>
      <Choosing
        label={say('investor')}
        value={query['investor'] ?? 'foreign'}
        choices={setting.investors.map(({ id, label }) => ({ value: id, label: of(label) }))}
        onChoose={(it) => change({ investor: it === 'foreign' ? undefined : it })}
      />
      <Segmented
        label={say('least')}
        value={query['min'] ?? USUAL_LEAST}
        choices={LEAST.map((it) => ({
          value: it,
          label: language === 'ko' ? `${it}${say('sessionsShort')}+` : `${it}+`,
        }))}
        onChoose={(it) => change({ min: it === USUAL_LEAST ? undefined : it })}
      />
    </>
  );
}

/** Sectors bought or sold so many sessions in a row. */
export function StreakPanel({ query, change }: ScreenProps): JSX.Element {
  const { say, investor, sector, setting, language } = useNames();
  const { broker = setting.brokers[0]?.name, market = FIRST_MARKET, min } = query;
  const asked = { broker, market, investor: query['investor'], min };
  const state = useView('streaks', asked, { follows: true });
  return (
    <Panel
      title={`${say('streaks')} · ${investor(query['investor'] ?? 'foreign')}`}
      state={state}
      origins={originsOf}
      copies={{ view: 'streaks', query: asked }}
    >
      {(rows) => {
        if (rows.length === 0) return <p class="quiet">{say('nothing')}</p>;
        const step = wonStep(
          rows.map(({ net }) => net),
          language,
        );
        const columns: readonly Column<SectorStreak>[] = [
          {
            key: 'sector',
            head: say('sector'),
            isName: true,
            cell: (it) => (
              <SectorLink
                market={it.market}
                id={it.sector}
                query={query}
                name={sector(it.market, { id: it.sector })}
              />
            ),
          },
          {
            key: 'side',
            head: say('side'),
            isText: true,
            by: ({ side }) => side,
            cell: ({ side }) => <span class={side}>{say(side)}</span>,
          },
          {
            key: 'sessions',
            head: say('run'),
            by: ({ sessions }) => sessions,
            cell: (it) => <Figure value={it.sessions} of={it} unit="count" label={say('run')} />,
          },
          {
            key: 'net',
            head: `${say('sum')} (${step.label})`,
            by: ({ net }) => net,
            cell: (it) => (
              <Figure value={it.net} of={it} unit="won" label={say('net')} isNet step={step} />
            ),
          },
          {
            key: 'since',
            head: say('since'),
            isText: true,
            by: ({ since }) => since,
            cell: ({ since }) => since,
          },
          {
            key: 'until',
            head: say('until'),
            isText: true,
            isMinor: true,
            cell: ({ until }) => until,
          },
          {
            key: 'state',
            head: say('state'),
            isText: true,
            by: (it) => it.state,
            cell: (it) => say(it.state),
          },
        ];
        return (
          <Table
            caption={say('streaks')}
            columns={columns}
            rows={rows}
            keyOf={(it) => it.sector}
            sort={query['sort'] ?? 'sessions'}
            onSort={(sort) => change({ sort })}
          />
        );
      }}
    </Panel>
  );
}

const originsOf = (rows: readonly SectorStreak[]) => rows.map((it) => ({ ...it, day: it.until }));
