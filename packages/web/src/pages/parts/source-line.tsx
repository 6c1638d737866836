import type { JSX } from 'preact';
import { useServerTime } from '../state/clock.ts';
import { usePage } from '../state/surroundings.ts';
import { ageText, koreanMoment } from '../words/age.ts';
import type { Origin } from './figure.tsx';

/** Broker, environment, days, basis, status and age of the figures of a panel. */
export function SourceLine({ rows }: { readonly rows: readonly Origin[] }): JSX.Element | null {
  const { say, word, broker, language } = usePage();
  const now = useServerTime();
  const [first] = rows;
  if (first === undefined) return null;
  const distinct = (read: (row: Origin) => string | undefined): readonly string[] => [
    ...new Set(rows.flatMap((row) => read(row) ?? [])),
  ];
  const days = distinct(({ day }) => day).toSorted();
  const span = days.length > 1 ? `${days[0]} ~ ${days.at(-1)}` : days[0];
  const newest =
    distinct(({ observedAt }) => observedAt)
      .toSorted()
      .at(-1) ?? first.observedAt;
  const statuses = distinct(({ status }) => status);
  return (
    <p class="row source">
      {distinct((row) => row.broker).map((name) => (
        <span key={name}>{broker(name)}</span>
      ))}
      {distinct(({ environment }) => environment)
        .filter((it) => it !== 'live')
        .map((it) => (
          <span key={it} class={`tag environment-${it}`}>
            {it}
          </span>
        ))}
      {span === undefined ? null : <span>{span}</span>}
      {distinct(({ dayBasis }) => dayBasis).map((it) => (
        <span key={it}>{word(it)}</span>
      ))}
      {statuses.map((it) => (
        <span key={it} class={`tag status-${it}`}>
          {word(it)}
        </span>
      ))}
      <span title={`${koreanMoment(newest)} KST`}>
        {say('observed')} <time dateTime={newest}>{ageText(newest, now, language)}</time>
      </span>
      <span class="api">{distinct(({ api }) => api).join(', ')}</span>
    </p>
  );
}
