import type { JSX } from 'preact';
import type { JointRow } from '../../api/answers.ts';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { Nothing, Panel } from './panel.tsx';
import { useSectorColumns } from './sector-columns.tsx';
import { Table } from './table.tsx';

/** Sectors that foreigners and institutions bought together. */
export function JointPanel(): JSX.Element {
  const { say, where } = usePage();
  const state = useView('joint', where, { follows: true });
  return (
    <Panel title={say('joint')} state={state} origins={(it) => it.rows}>
      {({ rows, sessions }) =>
        rows.length === 0 ? (
          <Nothing />
        ) : (
          <>
            <p class="quiet">
              {say('jointNote')} ({sessions[0]} ~ {sessions.at(-1)})
            </p>
            <Joined rows={rows} sessions={sessions} />
          </>
        )
      }
    </Panel>
  );
}

interface JoinedProps {
  readonly rows: readonly JointRow[];
  readonly sessions: readonly string[];
}

function Joined({ rows, sessions }: JoinedProps): JSX.Element {
  const { say } = usePage();
  const { sector, net } = useSectorColumns(rows);
  return (
    <Table
      caption={say('joint')}
      rows={rows}
      keyOf={(it) => it.sector}
      origin={(it) => it}
      sort="run"
      columns={[
        sector,
        {
          key: 'run',
          by: ({ run }) => run,
          unit: 'count',
        },
        net,
        {
          key: 'days',
          head: say('jointDays'),
          by: ({ days }) => days.length,
          unit: 'count',
        },
        {
          key: 'strip',
          head: sessions[0],
          isText: true,
          isMinor: true,
          cell: ({ days }) => <Strip sessions={sessions} days={days} />,
        },
      ]}
    />
  );
}

interface StripProps {
  readonly sessions: readonly string[];
  readonly days: readonly string[];
}

/** The sessions as a row of marks, oldest first; those on which both bought are filled. */
const Strip = ({ sessions, days }: StripProps): JSX.Element => (
  <span class="strip" role="img" aria-label={days.join(', ')}>
    {sessions.map((day) => (
      <span key={day} class={days.includes(day) ? 'on' : 'off'} title={day} />
    ))}
  </span>
);
