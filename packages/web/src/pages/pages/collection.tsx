import type { JSX } from 'preact';
import type { Collection } from '../../api/answers.ts';
import { changing, type PageQuery } from '../parts/choices.tsx';
import { Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import { useNames } from '../state/surroundings.ts';
import { useView } from '../state/use-view.ts';

type Held = Collection['held'][number];

/** What the store holds, which sessions are missing, and the calls sent today. */
export function CollectionPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say } = useNames();
  const state = useView('collection', {}, { follows: true });
  return (
    <>
      <Panel
        title={say('recorded')}
        state={state}
        copies={{ view: 'collection', query: {} }}
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
            {held.length === 0 ? (
              <p class="quiet">{say('nothing')}</p>
            ) : (
              <HeldTable held={held} query={query} />
            )}
          </>
        )}
      </Panel>
      <Panel title={say('callsToday')} state={state}>
        {({ calls }) =>
          calls.length === 0 ? (
            <p class="quiet">{say('none')}</p>
          ) : (
            <Table
              caption={say('callsToday')}
              rows={calls}
              keyOf={({ broker, api }) => `${broker} ${api}`}
              columns={[
                {
                  key: 'broker',
                  head: say('broker'),
                  isName: true,
                  cell: (it) => <Broker name={it.broker} />,
                },
                {
                  key: 'api',
                  head: say('call'),
                  isText: true,
                  cell: ({ api }) => <code>{api}</code>,
                },
                { key: 'calls', head: say('calls'), cell: (it) => <Count value={it.calls} /> },
                {
                  key: 'failures',
                  head: say('failures'),
                  cell: (it) => <Count value={it.failures} />,
                },
              ]}
            />
          )
        }
      </Panel>
    </>
  );
}

function Broker({ name }: { readonly name: string }): JSX.Element {
  const { broker } = useNames();
  return <>{broker(name)}</>;
}

const Count = ({ value }: { readonly value: number }): JSX.Element => (
  <data value={String(value)}>{value.toLocaleString('en-US')}</data>
);

/** `market: kospi, sector: metals` without what is usual. */
function subjectText(
  subject: Held['subject'],
  name: (key: string, value: string) => string,
): string {
  return Object.entries(subject)
    .filter(([key, value]) => !(key === 'venue' && value === 'krx'))
    .map(([key, value]) => name(key, String(value)))
    .join(' · ');
}

function HeldTable({
  held,
  query,
}: {
  readonly held: readonly Held[];
  readonly query: PageQuery;
}): JSX.Element {
  const { say, market, sector } = useNames();
  const change = changing('collection', query);
  const named = (subject: Held['subject']): string =>
    subjectText(subject, (key, value) =>
      key === 'market'
        ? market(value)
        : key === 'sector'
          ? sector(String(subject['market']), { id: value })
          : value,
    );
  return (
    <Table
      caption={say('recorded')}
      rows={held}
      keyOf={(it) => `${it.broker} ${it.environment} ${it.question} ${JSON.stringify(it.subject)}`}
      sort={query['sort']}
      onSort={(sort) => change({ sort })}
      rowClass={({ missing }) => (missing.length === 0 ? '' : 'has-gaps')}
      columns={[
        {
          key: 'question',
          head: say('question'),
          isName: true,
          by: ({ question }) => question,
          cell: ({ question }) => <code>{question}</code>,
        },
        {
          key: 'subject',
          head: say('subject'),
          isText: true,
          by: (it) => named(it.subject),
          cell: (it) => named(it.subject),
        },
        {
          key: 'broker',
          head: say('broker'),
          isText: true,
          by: ({ broker }) => broker,
          cell: ({ broker, environment }) => (
            <>
              <Broker name={broker} />{' '}
              {environment === 'live' ? null : (
                <span class={`tag environment-${environment}`}>{environment}</span>
              )}
            </>
          ),
        },
        { key: 'first', head: say('first'), by: ({ first }) => first, cell: ({ first }) => first },
        { key: 'last', head: say('last'), by: ({ last }) => last, cell: ({ last }) => last },
        {
          key: 'days',
          head: say('days'),
          by: ({ days }) => days.length,
          cell: ({ days }) => <Count value={days.length} />,
        },
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
        {
          key: 'observations',
          head: say('observations'),
          by: ({ observations }) => observations,
          cell: (it) => <Count value={it.observations} />,
        },
      ]}
    />
  );
}
