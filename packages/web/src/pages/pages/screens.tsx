import type { RankedStock } from 'investor-flow';
import type { JSX } from 'preact';
import type { Joint, SectorStreak } from '../../api/answers.ts';
import { wonStep } from '../../shared/units.ts';
import {
  BrokerChoice,
  changing,
  FIRST_MARKET,
  MarketChoice,
  type PageQuery,
} from '../parts/choices.tsx';
import { Choosing, Segmented } from '../parts/controls.tsx';
import { Figure } from '../parts/figure.tsx';
import { follow } from '../parts/header.tsx';
import { Panel } from '../parts/panel.tsx';
import { RankingPanel } from '../parts/ranking.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { linkTo } from '../state/address.ts';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const SCREENS = ['streaks', 'joint', 'ranking'] as const;
const LEAST = ['2', '3', '5', '10'] as const;
const USUAL_LEAST = '3';

/** Sectors and stocks that stand out: streaks, joint buying, rankings with their basis. */
export function ScreensPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say } = useNames();
  const change = changing('screens', query);
  const screen = SCREENS.find((it) => it === query['screen']) ?? 'streaks';
  return (
    <>
      <div class="choices">
        <Segmented
          label={say('screens')}
          value={screen}
          choices={SCREENS.map((it) => ({ value: it, label: say(it) }))}
          onChoose={(it) => change({ screen: it === 'streaks' ? undefined : it, sort: undefined })}
        />
        <BrokerChoice query={query} change={change} />
        <MarketChoice query={query} change={change} />
        {screen === 'streaks' ? <StreakChoices query={query} change={change} /> : null}
      </div>
      {screen === 'streaks' ? (
        <StreakPanel query={query} change={change} />
      ) : screen === 'joint' ? (
        <JointPanel query={query} change={change} />
      ) : (
        <RankingPanel query={query} change={change} />
      )}
    </>
  );
}

export interface ScreenProps {
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

function StreakChoices({ query, change }: ScreenProps): JSX.Element {
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

function StreakPanel({ query, change }: ScreenProps): JSX.Element {
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
        const step = wonStep(rows.map(({ net }) => net), language);
        const columns: readonly Column<SectorStreak>[] = [
          {
            key: 'sector',
            head: say('sector'),
            isName: true,
            cell: (it) => <SectorLink market={it.market} id={it.sector} query={query} name={sector(it.market, { id: it.sector })} />,
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
            cell: (it) => (
              <Figure value={it.sessions} of={it} unit="count" label={say('run')} />
            ),
          },
          {
            key: 'net',
            head: `${say('sum')} (${step.label})`,
            by: ({ net }) => net,
            cell: (it) => (
              <Figure value={it.net} of={it} unit="won" label={say('net')} isNet step={step} />
            ),
          },
          { key: 'since', head: say('since'), isText: true, by: ({ since }) => since, cell: ({ since }) => since },
          { key: 'until', head: say('until'), isText: true, isMinor: true, cell: ({ until }) => until },
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

const originsOf = (rows: readonly (SectorStreak | RankedStock)[]) =>
  rows.map((it) => ({ ...it, day: 'until' in it ? it.until : it.day }));

function SectorLink({
  market,
  id,
  query,
  name,
}: {
  readonly market: string;
  readonly id: string;
  readonly query: PageQuery;
  readonly name: string;
}): JSX.Element {
  const link = linkTo('history', { broker: query['broker'], market, sector: id });
  return (
    <a href={link} onClick={follow(link)}>
      {name}
    </a>
  );
}

function JointPanel({ query, change }: ScreenProps): JSX.Element {
  const { say, sector, setting, language } = useNames();
  const { broker = setting.brokers[0]?.name, market = FIRST_MARKET } = query;
  const state = useView('joint', { broker, market }, { follows: true });
  return (
    <Panel
      title={say('joint')}
      state={state}
      origins={(it) => it.rows}
      copies={{ view: 'joint', query: { broker, market } }}
    >
      {({ rows, sessions }: Joint) => {
        if (rows.length === 0) return <p class="quiet">{say('nothing')}</p>;
        const step = wonStep(rows.map(({ net }) => net), language);
        return (
          <>
            <p class="quiet">
              {say('jointNote')} ({sessions[0]} ~ {sessions.at(-1)})
            </p>
            <Table
              caption={say('joint')}
              rows={rows}
              keyOf={(it) => it.sector}
              sort={query['sort'] ?? 'run'}
              onSort={(sort) => change({ sort })}
              columns={[
                {
                  key: 'sector',
                  head: say('sector'),
                  isName: true,
                  cell: (it) => <SectorLink market={market} id={it.sector} query={query} name={sector(market, { id: it.sector })} />,
                },
                {
                  key: 'run',
                  head: say('run'),
                  by: ({ run }) => run,
                  cell: (it) => <Figure value={it.run} of={it} unit="count" label={say('run')} />,
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
                  key: 'days',
                  head: say('jointDays'),
                  by: ({ days }) => days.length,
                  cell: (it) => (
                    <Figure value={it.days.length} of={it} unit="count" label={say('jointDays')} />
                  ),
                },
                {
                  key: 'strip',
                  head: sessions[0] ?? '',
                  isText: true,
                  isMinor: true,
                  cell: ({ days }) => <Strip sessions={sessions} days={days} />,
                },
              ]}
            />
          </>
        );
      }}
    </Panel>
  );
}

/** The sessions as a row of marks, oldest first; those on which both bought are filled. */
function Strip({
  sessions,
  days,
}: {
  readonly sessions: readonly string[];
  readonly days: readonly string[];
}): JSX.Element {
  return (
    <span class="strip" role="img" aria-label={days.join(', ')}>
      {sessions.map((day) => (
        <span key={day} class={days.includes(day) ? 'on' : 'off'} title={day} />
      ))}
    </span>
  );
}
