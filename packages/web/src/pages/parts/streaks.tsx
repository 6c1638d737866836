import type { JSX } from 'preact';
import type { SectorStreak } from '../../api/answers.ts';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';
import { Choosing, Segmented } from './controls.tsx';
import { Nothing, Panel } from './panel.tsx';
import { useSectorColumns } from './sector-columns.tsx';
import { Table } from './table.tsx';

const LEAST = ['2', '3', '5', '10'] as const;

/** Whose streaks, and how long. */
export function StreakChoices(): JSX.Element {
  const { say, setting, investor, sessions } = usePage();
  return (
    <>
      <Choosing
        name="investor"
        usual="foreign"
        choices={setting.investors.map(({ id }) => id)}
        text={investor}
      />
      <Segmented
        label={say('least')}
        name="min"
        usual="3"
        choices={LEAST}
        text={(it) => `${sessions(it)}+`}
      />
    </>
  );
}

/** Sectors bought or sold so many sessions in a row. */
export function StreakPanel(): JSX.Element {
  const { say, investor: nameOf, query, where } = usePage();
  const { investor, min } = query;
  const state = useView('streaks', { ...where, investor, min }, { follows: true });
  return (
    <Panel
      title={`${say('streaks')} · ${nameOf(investor ?? 'foreign')}`}
      state={state}
      origins={(rows) => rows.map((it) => ({ ...it, day: it.until }))}
    >
      {(rows) => (rows.length === 0 ? <Nothing /> : <StreakTable rows={rows} />)}
    </Panel>
  );
}

function StreakTable({ rows }: { readonly rows: readonly SectorStreak[] }): JSX.Element {
  const { say } = usePage();
  const { sector, net } = useSectorColumns(rows);
  return (
    <Table
      caption={say('streaks')}
      rows={rows}
      keyOf={(it) => it.sector}
      origin={(it) => it}
      sort="sessions"
      columns={[
        sector,
        {
          key: 'side',
          isText: true,
          by: ({ side }) => side,
          cell: ({ side }) => <span class={side}>{say(side)}</span>,
        },
        {
          key: 'sessions',
          head: say('run'),
          by: ({ sessions }) => sessions,
          unit: 'count',
        },
        net,
        { key: 'since', isText: true, by: ({ since }) => since },
        { key: 'until', isText: true, isMinor: true, cell: ({ until }) => until },
        {
          key: 'state',
          isText: true,
          by: ({ state }) => state,
          cell: ({ state }) => say(state),
        },
      ]}
    />
  );
}
