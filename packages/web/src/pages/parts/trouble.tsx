import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Trouble } from '../../api/trouble.ts';
import { usePage } from '../state/surroundings.ts';
import type { Progress } from '../../api/message.ts';
import { TROUBLES } from '../words/trouble.ts';

interface TroubledProps {
  readonly trouble: Trouble;
  readonly again?: () => void;
}

/** A failure where it happened: its kind, where, what was said, and what to do next. */
export function Troubled({ trouble, again }: TroubledProps): JSX.Element {
  const { of, say } = usePage();
  const [what, next] = TROUBLES[trouble.kind];
  return (
    <div class={`trouble trouble-${trouble.kind}`} role="alert">
      <p>
        <strong>{of(what)}</strong> <code>{trouble.kind}</code>
        {trouble.where === undefined ? null : <span class="where"> {trouble.where}</span>}
      </p>
      <p lang="en">{trouble.message}</p>
      <p class="next">{of(next)}</p>
      {again === undefined ? null : (
        <button type="button" onClick={again}>
          {say('again')}
        </button>
      )}
    </div>
  );
}

/** Before this an answer is simply awaited. */
const SHOW_AFTER_MS = 400;
const SECOND_MS = 1_000;

interface ProgressingProps {
  readonly progress: Progress | undefined;
  readonly stop: () => void;
}

/** How far a long walk has come, and a way to stop it. */
export function Progressing({ progress, stop }: ProgressingProps): JSX.Element {
  const { say } = usePage();
  const [began] = useState(() => Date.now());
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setElapsed(Date.now() - began), SHOW_AFTER_MS);
    return () => clearInterval(timer);
  }, [began]);
  if (elapsed < SHOW_AFTER_MS)
    return (
      <div class="waiting" role="status" aria-label={say('loading')}>
        <span class="skeleton" />
        <span class="skeleton" />
        <span class="skeleton" />
      </div>
    );
  const { sessions, oldest, expected, atLeastMs } = progress ?? {};
  const share =
    expected === undefined || sessions === undefined ? undefined : Math.min(1, sessions / expected);
  const left = atLeastMs === undefined ? undefined : Math.ceil((atLeastMs - elapsed) / SECOND_MS);
  return (
    <div class="waiting" role="status">
      <p>
        {say('asking')}…{' '}
        {sessions === undefined
          ? ''
          : `${sessions}${expected === undefined ? '' : `/${expected}`} ${say('sessions')}`}
        {oldest === undefined ? '' : ` (${oldest})`}
        {left === undefined || left < 1 ? '' : ` · ${say('about')} ${left} ${say('seconds')}`}
      </p>
      <progress value={share} aria-label={say('asking')} />
      <button type="button" onClick={stop}>
        {say('stop')}
      </button>
    </div>
  );
}
