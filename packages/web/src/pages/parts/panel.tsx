import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { usePage } from '../state/surroundings.ts';
import type { ViewState } from '../state/use-view.ts';
import { CopyMenu } from './copy-menu.tsx';
import type { Origin } from './figure.tsx';
import { SourceLine } from './source-line.tsx';
import { Progressing, Troubled } from './trouble.tsx';

interface PanelProps<Answer> {
  readonly title: string;
  readonly state: ViewState<Answer>;
  /** Where the figures come from; a panel that says it can be copied. */
  readonly origins?: (answer: Answer) => readonly Origin[];
  readonly tools?: ComponentChildren;
  readonly children: (answer: Answer) => ComponentChildren;
}

/** One part of a page: its own question, its own failure. */
export function Panel<Answer>(props: PanelProps<Answer>): JSX.Element {
  const { title, state, origins, tools, children } = props;
  const id = useId();
  const { answer, trouble, isAsking } = state;
  const isSourced = answer !== undefined && origins !== undefined;
  return (
    <section class="panel" aria-labelledby={id} aria-busy={isAsking}>
      <header class="row panel-head">
        <h2 id={id}>{title}</h2>
        <div class="row panel-tools">
          {tools}
          {isSourced ? <CopyMenu view={state.view} query={state.query} /> : null}
        </div>
      </header>
      {isSourced ? <SourceLine rows={origins(answer)} /> : null}
      {answer !== undefined ? (
        children(answer)
      ) : trouble !== undefined ? (
        <Troubled trouble={trouble} again={state.again} />
      ) : isAsking ? (
        <Progressing progress={state.progress} stop={state.stop} />
      ) : (
        <Nothing />
      )}
    </section>
  );
}

export function Nothing(): JSX.Element {
  const { say } = usePage();
  return <p class="quiet">{say('nothing')}</p>;
}
