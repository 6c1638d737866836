import type { InvestorFlow } from 'investor-flow';
import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { LiveEvent, Watched } from '../../api/message.ts';
import { BrokerChoice, MarketChoice, MeasureChoice, SectorChoice } from '../parts/choices.tsx';
import { DayPicker } from '../parts/day-picker.tsx';
import { FlowTable } from '../parts/flow-table.tsx';
import { IntradayChart } from '../parts/intraday-chart.tsx';
import { Panel } from '../parts/panel.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { useLive } from '../state/live.ts';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

/** One market or sector on one day: how it went, and who bought and sold. */
export function MarketPage(): JSX.Element {
  const { say, market, sector: sectorName, measure, query, where } = usePage();
  const { sector, day, measures } = query;
  const subject = { ...where, sector: sector ?? 'all' };
  const asked = { ...where, sector, day, measures };
  const flow = useView('flow', asked);
  const course = useView('intraday', asked);
  const newer = useNewer(subject, day);
  const newest = newer.at(-1);
  const isShown =
    newest?.[measure] !== undefined && newest.observedAt >= (flow.answer?.observedAt ?? '');
  const shown = isShown ? { ...flow, answer: newest } : flow;
  return (
    <>
      <div class="row choices">
        <BrokerChoice />
        <MarketChoice />
        <SectorChoice />
        <DayPicker label={say('day')} name="day" />
        <MeasureChoice />
      </div>
      <Panel
        title={`${market(where.market)} ${sectorName(where.market, { id: subject.sector })}`}
        state={shown}
        origins={(it) => [it]}
      >
        {(it) => <Tiles flow={it} />}
      </Panel>
      <div class="columns">
        <Panel title={say('intraday')} state={course} origins={(it) => it.points.slice(-1)}>
          {(it) => <IntradayChart course={it} newer={newer} />}
        </Panel>
        <Panel title={say('investors')} state={shown}>
          {(it) => <FlowTable flow={it} />}
        </Panel>
      </div>
    </>
  );
}

const NONE: readonly InvestorFlow[] = [];

/** What the live stream has brought of a subject since the page shows it; of an earlier day there is none. */
function useNewer(subject: Watched, day: string | undefined): readonly InvestorFlow[] {
  const key = JSON.stringify([subject, day]);
  const [live, setLive] = useState({ key, flows: NONE });
  useLive(
    day === undefined ? subject : undefined,
    useCallback(
      (event: LiveEvent) => {
        if (event.type !== 'sample') return;
        const { flow } = event.sample;
        setLive((it) => ({ key, flows: [...(it.key === key ? it.flows : []), flow] }));
      },
      [key],
    ),
  );
  return live.key === key ? live.flows : NONE;
}
