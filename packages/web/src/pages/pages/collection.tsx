import type { JSX } from 'preact';
import type { CallCount, Collection } from '../../api/answers.ts';
import { Nothing, Panel } from '../parts/panel.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { usePage } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

type Held = Collection['held'][number];

/** What the store holds, which sessions are missing, and the calls sent today. */
export function CollectionPage(): JSX.Element {
  const { say } = usePage();
  const state = useView('collection', {}, { follows: true });
  return (
    <>
      <Panel
        title={say('recorded')}
        state={state}
        origins={() => []}
        tools={
          <button type="button" onClick={state.again}>
            {say('again')}
          </button>
        }
      >
        {({ held, location }) => (
          <>
            <p class="quiet">
              {say('store')}: <code>{location}</code>
            </p>
            {held.length === 0 ? <Nothing /> : <HeldTable held={held} />}
          </>
        )}
      </Panel>
      <Panel title={say('callsToday')} state={state}>
        {({ calls }) =>
          calls.length === 0 ? <p class="quiet">{say('none')}</p> : <CallTable calls={calls} />
        }
      </Panel>
    </>
  );
}

const Count = ({ value }: { readonly value: number }): JSX.Element => (
  <data value={String(value)}>{value.toLocaleString('en-US')}</data>
);

/** A column of numbers that have no origin of their own. */
const counts = <Row,>(key: string, head: string, by: (row: Row) => number): Column<Row> => ({
  key,
  head,
  by,
  cell: (row) => <Count value={by(row)} />,
});

function CallTable({ calls }: Pick<Collection, 'calls'>): JSX.Element {
  const { say, broker } = usePage();
  return (
    <Table
      caption={say('callsToday')}
      rows={calls}
      keyOf={(it) => `${it.broker} ${it.api}`}
      columns={[
        { key: 'broker', head: say('broker'), isName: true, cell: (it) => broker(it.broker) },
        { key: 'api', head: say('call'), isText: true, cell: ({ api }) => <code>{api}</code> },
        counts<CallCount>('calls', say('calls'), (it) => it.calls),
        counts<CallCount>('failures', say('failures'), (it) => it.failures),
      ]}
    />
  );
}

function HeldTable({ held }: Pick<Collection, 'held'>): JSX.Element {
  const { say, broker, market, sector } = usePage();
  /** `KOSPI · Metals`, without what is usual. */
  const named = ({ subject }: Held): string =>
    Object.entries(subject)
      .filter(([key, value]) => !(key === 'venue' && value === 'krx'))
      .map(([key, value]) => {
        if (key === 'market') return market(String(value));
        if (key === 'sector') return sector(String(subject['market']), { id: String(value) });
        return String(value);
      })
      .join(' · ');
  return (
    <Table
      caption={say('recorded')}
      rows={held}
      keyOf={(it) => `${it.broker} ${it.environment} ${it.question} ${JSON.stringify(it.subject)}`}
      sort=""
      rowClass={({ missing }) => (missing.length === 0 ? '' : 'has-gaps')}
      columns={[
        {
          key: 'question',
          head: say('question'),
          isName: true,
          by: ({ question }) => question,
          cell: ({ question }) => <code>{question}</code>,
        },
        { key: 'subject', head: say('subject'), isText: true, by: named, cell: named },
        {
          key: 'broker',
          head: say('broker'),
          isText: true,
          by: (it) => it.broker,
          cell: ({ broker: name, environment }) => (
            <>
              {broker(name)}{' '}
              {environment === 'live' ? null : (
                <span class={`tag environment-${environment}`}>{environment}</span>
              )}
            </>
          ),
        },
        { key: 'first', head: say('first'), by: ({ first }) => first, cell: ({ first }) => first },
        { key: 'last', head: say('last'), by: ({ last }) => last, cell: ({ last }) => last },
        counts<Held>('days', say('days'), ({ days }) => days.length),
        {
          key: 'missing',
          head: say('gaps'),
          by: ({ missing }) => missing.length,
          cell: ({ missing }) =>
            missing.length === 0 ? (
              <Count value={0} />
            ) : (
              <details class="gaps">
                <summary>
                  <Count value={missing.length} />
                </summary>
                {missing.join(', ')}
              </details>
            ),
        },
        counts<Held>('observations', say('observations'), (it) => it.observations),
      ]}
    />
  );
}
