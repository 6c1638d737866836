import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { ViewName } from '../../api/answers.ts';
import type { Query } from '../state/asking.ts';
import { useNames } from '../state/surroundings.ts';
import type { ViewState } from '../state/use-view.ts';
import { CopyMenu } from './copy-menu.tsx';
import type { Origin } from './figure.tsx';
import { SourceLine } from './source-line.tsx';
import { Progressing, Troubled } from './trouble.tsx';

interface PanelProps<Answer> {
  readonly title: string;
  readonly state: ViewState<Answer>;
  /** Where the figures come from. */
  readonly origins?: (answer: Answer) => readonly Origin[];
  /** What can be copied. */
  readonly copies?: { readonly view: ViewName; readonly query: Query } | undefined;
  readonly tools?: ComponentChildren;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** One part of a page: its own question, its own failure. */
export function Panel<Answer>({
  title,
  state,
  origins,
  copies,
  tools,
  children,
}: PanelProps<Answer>): JSX.Element {
  const id = useId();
  const { say } = useNames();
  const { answer, trouble, isAsking } = state;
  return (
    <section class="panel" aria-labelledby={id} aria-busy={isAsking}>
      <header class="panel-head">
        <h2 id={id}>{title}</h2>
        <div class="panel-tools">
          {tools}
          {copies === undefined || answer === undefined ? null : <CopyMenu {...copies} />}
        </div>
      </header>
      {answer === undefined || origins === undefined ? null : <SourceLine rows={origins(answer)} />}
      {answer !== undefined ? (
        children(answer)
      ) : trouble !== undefined ? (
        <Troubled trouble={trouble} again={state.again} />
      ) : isAsking ? (
        <Progressing progress={state.progress} stop={state.stop} />
      ) : (
        <p class="quiet">{say('nothing')}</p>
      )}
    </section>
  );
}
