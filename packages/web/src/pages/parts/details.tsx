import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../state/clock.ts';
import { usePage } from '../state/surroundings.ts';
import { ageText, koreanMoment } from '../words/age.ts';

const figureAt = (target: EventTarget | null): HTMLElement | null => {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('data') ?? target.querySelector<HTMLElement>(':scope > data');
};

/** Says of the figure that is pointed at, touched or reached with the arrow keys what it is and where it comes from. */
export function Details(): JSX.Element {
  const { say, word, broker, language } = usePage();
  const [figure, setFigure] = useState<Readonly<DOMStringMap> | undefined>(undefined);
  useEffect(() => {
    const notice = ({ target }: Event): void => {
      const found = figureAt(target);
      if (found !== null) setFigure(Object.fromEntries(Object.entries(found.dataset)));
    };
    const kinds = ['pointerover', 'focusin', 'click'] as const;
    for (const kind of kinds) document.addEventListener(kind, notice);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, notice);
    };
  }, []);
  const observed = figure?.['observed'];
  return (
    <output class="row details" aria-live="polite">
      {figure === undefined || observed === undefined ? (
        <span class="hint">{say('figureHint')}</span>
      ) : (
        <>
          <strong>{figure['label']}</strong>
          <span class="exact">{figure['exact']}</span>
          <span>
            {broker(figure['broker'] ?? '')} · {figure['environment']} · {figure['api']}
          </span>
          <span>
            {[figure['day'], figure['basis'], figure['status']]
              .flatMap((it) => (it === undefined || it === '' ? [] : word(it)))
              .join(' · ')}
          </span>
          <span>
            {koreanMoment(observed)} KST ({ageText(observed, serverNow(), language)})
          </span>
        </>
      )}
    </output>
  );
}
