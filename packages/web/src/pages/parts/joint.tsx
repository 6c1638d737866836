import type { JSX } from 'preact';
import type { Joint } from '../../api/answers.ts';
import { wonStep } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { FIRST_MARKET } from './choices.tsx';
import { Figure } from './figure.tsx';
import { Panel } from './panel.tsx';
import { type ScreenProps, SectorLink } from './sector-link.tsx';
import { Table } from './table.tsx';

/** Sectors that foreigners and institutions bought together. */
export function JointPanel({ query, change }: ScreenProps): JSX.Element {
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
        const step = wonStep(
          rows.map(({ net }) => net),
          language,
        );
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
                  cell: (it) => (
                    <SectorLink
                      market={market}
                      id={it.sector}
                      query={query}
                      name={sector(market, { id: it.sector })}
                    />
                  ),
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
                    <Figure
                      value={it.net}
                      of={it}
                      unit="won"
                      label={say('net')}
                      isNet
                      step={step}
                    />
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
