import type { JSX } from 'preact';
import type { SectorRow, SectorTable } from '../../api/answers.ts';
import { stepFor, unitLabel } from '../../shared/units.ts';
import { BrokerChoice, MarketChoice, MeasureChoice } from '../parts/choices.tsx';
import { Choosing, Segmented } from '../parts/controls.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { sideOf } from '../parts/figure.tsx';
import { Nothing, Panel } from '../parts/panel.tsx';
import { SectorLink } from '../parts/sector-columns.tsx';
import { Missing } from '../parts/series-chart.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const OVER = ['1', '5', '20', '60', '120', '250'] as const;
const LEVELS = ['industry', 'size', 'group', 'segment', 'all'] as const;

/** Sectors and investors as a heat map, over one session or the sum of several. */
export function SectorsPage(): JSX.Element {
  const { say, sessions, query, where } = usePage();
  const { day, measures } = query;
  const over = query['over'] === '1' ? undefined : query['over'];
  const asked = { ...where, day, over, measures };
  const state = useView('sectors', asked, { follows: day === undefined });
  return (
    <>
      <div class="row choices">
        <BrokerChoice />
        <MarketChoice />
        <DayPicker label={over === undefined ? say('day') : say('until')} name="day" />
        <Segmented name="over" usual="1" choices={OVER} text={sessions} />
        <Choosing
          name="level"
          usual="industry"
          choices={LEVELS}
          text={(it) => say(it === 'all' ? 'allLevels' : it)}
        />
        <MeasureChoice />
      </div>
      <Panel
        title={`${say('sectors')} × ${say('investors')}`}
        state={state}
        origins={(it) => it.rows}
      >
        {(table) => <HeatMap table={table} />}
      </Panel>
    </>
  );
}

/** How strong a colour is, in percent, from which share of the largest net of the map on. */
const HEAT = [
  [0.35, 38],
  [0.12, 26],
  [0.03, 16],
] as const;
const FAINT = 7;

function HeatMap({ table }: { readonly table: SectorTable }): JSX.Element {
  const { say, investor, sector: nameOf, setting, language, measure, query } = usePage();
  const { level = 'industry' } = query;
  const whole = table.rows.find(({ sector }) => sector.level === 'total');
  const rows = table.rows.filter(
    ({ sector }) => level === 'all' || sector.level === level || sector.id === undefined,
  );
  if (rows.length === 0) return <Nothing />;
  const ids = setting.investors
    .map(({ id }) => id)
    .filter((id) => rows.some((row) => row[measure]?.[id] !== undefined));
  const amounts = rows.flatMap((row) => ids.flatMap((id) => row[measure]?.[id] ?? []));
  const unit = measure === 'value' ? 'won' : table.volumeUnit;
  const step = stepFor(unit, amounts, language);
  const most = Math.max(...amounts.map(Math.abs), 1);
  const name = ({ sector }: SectorRow): string => nameOf(table.market, sector);
  const columns: readonly Column<SectorRow>[] = [
    {
      key: 'sector',
      isName: true,
      by: name,
      cell: (row) => (
        <>
          {row.sector.id === undefined ? (
            name(row)
          ) : (
            <SectorLink market={table.market} id={row.sector.id} />
          )}
          {row.missing.length === 0 ? null : (
            <span class="tag" title={row.missing.join(', ')}>
              {say('missing')} {row.missing.length}
            </span>
          )}
        </>
      ),
    },
    ...ids.map((id): Column<SectorRow> => ({
      key: id,
      head: investor(id),
      by: (row) => row[measure]?.[id],
      background: (row) => heatOf(row[measure]?.[id], most),
      unit,
      label: (row) => `${name(row)} ${investor(id)} ${say('net')}`,
      isNet: true,
      step,
    })),
  ];
  return (
    <>
      <Table
        class="heat"
        caption={`${say('sectors')} × ${say('investors')}`}
        unit={step.label || unitLabel(unit, language)}
        columns={columns}
        rows={rows}
        keyOf={({ sector }) => sector.id ?? sector.code}
        origin={(it) => it}
        sort="foreign"
      />
      {whole === undefined ? null : <Missing days={whole.missing} />}
    </>
  );
}

function heatOf(net: number | undefined, most: number): string | undefined {
  if (net === undefined || net === 0) return undefined;
  const [, percent] = HEAT.find(([least]) => Math.abs(net) / most >= least) ?? [0, FAINT];
  return `color-mix(in srgb, var(--${sideOf(net)}) ${percent}%, var(--card))`;
}
