import type { JSX } from 'preact';
import type { Collection } from '../../api/answers.ts';
import { Figure } from '../parts/figure.tsx';
import { Nothing, Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
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

function CallTable({ calls }: Pick<Collection, 'calls'>): JSX.Element {
  const { say, broker } = usePage();
  return (
    <Table
      caption={say('callsToday')}
      rows={calls}
      keyOf={(it) => `${it.broker} ${it.api}`}
      columns={[
        { key: 'broker', isName: true, cell: (it) => broker(it.broker) },
        { key: 'api', head: say('call'), isText: true, cell: ({ api }) => <code>{api}</code> },
        { key: 'calls', by: (it) => it.calls, unit: 'count' },
        { key: 'failures', by: (it) => it.failures, unit: 'count' },
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
      columns={[
        {
          key: 'question',
          isName: true,
          by: ({ question }) => question,
          cell: ({ question }) => <code>{question}</code>,
        },
        { key: 'subject', isText: true, by: named },
        {
          key: 'broker',
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
        { key: 'first', by: ({ first }) => first },
        { key: 'last', by: ({ last }) => last },
        { key: 'days', by: ({ days }) => days.length, unit: 'count' },
        {
          key: 'missing',
          head: say('gaps'),
          by: ({ missing }) => missing.length,
          cell: ({ missing }) => {
            const count = <Figure value={missing.length} unit="count" label={say('gaps')} />;
            if (missing.length === 0) return count;
            return (
              <details class="gaps">
                <summary>{count}</summary>
                {missing.join(', ')}
              </details>
            );
          },
        },
        { key: 'observations', by: (it) => it.observations, unit: 'count' },
      ]}
    />
  );
}
