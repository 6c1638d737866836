import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answers, ViewName } from '../../api/answers.ts';
import type { Progress } from '../../api/message.ts';
import type { Trouble } from '../../api/trouble.ts';
import type { Query } from './address.ts';
import { askServer, queryText } from './asking.ts';
import { noteServerTime } from './clock.ts';
import { useTick } from './live.ts';

interface Kept<Answer> {
  readonly key: string;
  readonly answer?: Answer;
  readonly trouble?: Trouble;
  readonly progress?: Progress;
  readonly isAsking: boolean;
}

/** What a page knows of one of its views. */
export interface ViewState<Answer> extends Omit<Kept<Answer>, 'key'> {
  readonly view: ViewName;
  readonly query: Query | undefined;
  /** Stops a long walk. */
  readonly stop: () => void;
  readonly again: () => void;
}

/** In session a page asks again this often at most. */
const FOLLOW_MS = 55_000;

/** A view of the server; it is asked again when the question changes, and with the live stream where it follows. */
export function useView<V extends ViewName>(
  name: V,
  query: Query | undefined,
  { follows = false } = {},
): ViewState<Answers[V]> {
  const key = query === undefined ? '' : `${name}?${queryText(query)}`;
  const unasked: Kept<Answers[V]> = { key, isAsking: query !== undefined };
  const [kept, setKept] = useState(unasked);
  const leaving = useRef<AbortController | undefined>(undefined);
  const askedAt = useRef(0);

  const ask = useCallback(
    (isAgain: boolean) => {
      leaving.current?.abort();
      if (query === undefined) return;
      const controller = new AbortController();
      leaving.current = controller;
      askedAt.current = Date.now();
      setKept((before) =>
        isAgain && before.key === key && before.answer !== undefined
          ? { ...before, isAsking: true }
          : { key, isAsking: true },
      );
      const onProgress = (progress: Progress): void => {
        if (leaving.current === controller) setKept((before) => ({ ...before, progress }));
      };
      const asked = askServer<Answers[V]>(`view/${name}`, query, controller.signal, onProgress);
      void asked.then((outcome) => {
        if (leaving.current !== controller) return;
        noteServerTime(outcome.now);
        setKept({ ...outcome, key, isAsking: false });
      });
    },
    [key],
  );

  useEffect(() => {
    ask(false);
    return () => {
      const controller = leaving.current;
      leaving.current = undefined;
      controller?.abort();
    };
  }, [ask]);

  useTick(
    useCallback(() => {
      if (follows && Date.now() - askedAt.current > FOLLOW_MS) ask(true);
    }, [follows, ask]),
  );

  return {
    ...(kept.key === key ? kept : unasked),
    view: name,
    query,
    stop: () => leaving.current?.abort(),
    again: () => ask(true),
  };
}
