import type { JSX } from 'preact';
import type { SectorRow, SectorTable } from '../../api/answers.ts';
import { wonStep } from '../../shared/units.ts';
import {
  BrokerChoice,
  changing,
  FIRST_MARKET,
  MarketChoice,
  MeasureChoice,
  measureOf,
  type PageQuery,
} from '../parts/choices.tsx';
import { Choosing, Segmented } from '../parts/controls.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { Figure } from '../parts/figure.tsx';
import { Panel } from '../parts/panel.tsx';
import { Missing } from '../parts/series-chart.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { linkTo } from '../state/address.ts';
import { follow } from '../parts/header.tsx';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

const OVER = ['1', '5', '20', '60', '120', '250'] as const;
const LEVELS = ['industry', 'size', 'group', 'segment'] as const;
const USUAL_SORT = 'foreign';

/** Sectors and investors as a heat map, over one session or the sum of several. */
export function SectorsPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say, setting, language } = useNames();
  const change = changing('sectors', query);
  const measure = measureOf(query);
  const { broker = setting.brokers[0]?.name, market = FIRST_MARKET, day, over = '1' } = query;
  const level = query['level'] ?? 'industry';
  const asked = {
    broker,
    market,
    day,
    ...(over === '1' ? {} : { over }),
    measures: query['measures'],
  };
  const state = useView('sectors', asked, { follows: day === undefined });
  return (
    <>
      <div class="choices">
        <BrokerChoice query={query} change={change} />
        <MarketChoice query={query} change={change} />
        <DayPicker
          label={over === '1' ? say('day') : say('until')}
          day={day}
          onChoose={(it) => change({ day: it })}
        />
        <Segmented
          label={say('over')}
          value={over}
          choices={OVER.map((it) => ({
            value: it,
            label: language === 'ko' ? `${it}${say('sessionsShort')}` : it,
          }))}
          onChoose={(it) => change({ over: it === '1' ? undefined : it })}
        />
        <Choosing
          label={say('level')}
          value={level}
          choices={[
            ...LEVELS.map((it) => ({ value: it, label: say(it) })),
            { value: 'all', label: say('allLevels') },
          ]}
          onChoose={(it) => change({ level: it === 'industry' ? undefined : it })}
        />
        <MeasureChoice query={query} change={change} />
      </div>
      <Panel
        title={`${say('sectors')} × ${say('investors')}`}
        state={state}
        origins={(it) => it.rows}
        copies={{ view: 'sectors', query: asked }}
      >
        {(table) => <HeatMap {...{ table, measure, level, query, change }} />}
      </Panel>
    </>
  );
}

interface HeatMapProps {
  readonly table: SectorTable;
  readonly measure: 'value' | 'volume';
  readonly level: string;
  readonly query: PageQuery;
  readonly change: (changes: Readonly<Record<string, string | undefined>>) => void;
}

/** Steps of a colour: a net is compared with the largest of the map. */
const STEPS = [0.03, 0.12, 0.35];

function HeatMap({ table, measure, level, query, change }: HeatMapProps): JSX.Element {
  const { say, investor, sector: nameOf, setting, language } = useNames();
  const whole = table.rows.find(({ sector }) => sector.level === 'total');
  const rows = table.rows.filter(
    ({ sector }) => level === 'all' || sector.level === level || sector.id === undefined,
  );
  if (rows.length === 0) return <p class="quiet">{say('nothing')}</p>;
  const ids = setting.investors
    .map(({ id }) => id)
    .filter((id) => rows.some((row) => row[measure]?.[id] !== undefined));
  const amounts = rows.flatMap((row) => ids.flatMap((id) => row[measure]?.[id] ?? []));
  const step =
    measure === 'value' ? wonStep(amounts, language) : { label: '', size: 1, decimals: 0 };
  const most = Math.max(...amounts.map(Math.abs), 1);
  const unit = measure === 'value' ? 'won' : table.volumeUnit;
  const columns: readonly Column<SectorRow>[] = [
    {
      key: 'sector',
      head: say('sector'),
      isName: true,
      by: ({ sector }) => nameOf(table.market, sector),
      cell: ({ sector, missing }) => {
        const name = nameOf(table.market, sector);
        const { broker, market } = query;
        const link = linkTo('history', { broker, market, sector: sector.id });
        return (
          <>
            {sector.id === undefined ? (
              name
            ) : (
              <a href={link} onClick={follow(link)}>
                {name}
              </a>
            )}
            {missing.length === 0 ? null : (
              <span class="tag" title={missing.join(', ')}>
                {say('missing')} {missing.length}
              </span>
            )}
          </>
        );
      },
    },
    ...ids.map((id): Column<SectorRow> => ({
      key: id,
      head: investor(id),
      by: (row) => row[measure]?.[id],
      classOf: (row) => heatOf(row[measure]?.[id], most),
      cell: (row) => (
        <Figure
          value={row[measure]?.[id]}
          of={row}
          unit={unit}
          label={`${nameOf(table.market, row.sector)} ${investor(id)} ${say('net')}`}
          isNet
          step={step}
        />
      ),
    })),
  ];
  return (
    <>
      <p class="unit">
        {say('unit')}: {step.label === '' ? unit : step.label}
      </p>
      <Table
        class="heat"
        caption={`${say('sectors')} × ${say('investors')}`}
        columns={columns}
        rows={rows}
        keyOf={({ sector }) => sector.id ?? sector.code}
        sort={query['sort'] ?? USUAL_SORT}
        onSort={(sort) => change({ sort: sort === USUAL_SORT ? undefined : sort })}
        rowClass={({ status }) => (status === 'final' ? '' : 'is-provisional')}
      />
      {whole === undefined ? null : <Missing days={whole.missing} />}
    </>
  );
}

function heatOf(net: number | undefined, most: number): string {
  if (net === undefined || net === 0) return '';
  const share = Math.abs(net) / most;
  const place = STEPS.findIndex((it) => share < it);
  return `${net > 0 ? 'buy' : 'sell'}-${place < 0 ? STEPS.length + 1 : place + 1}`;
}
