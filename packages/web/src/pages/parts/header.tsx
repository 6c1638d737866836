import type { JSX } from 'preact';
import type { Language } from '../../api/words.ts';
import { type PageName, PAGES } from '../../api/pages.ts';
import { goTo, linkTo } from '../state/address.ts';
import { useLiveStatus } from '../state/live.ts';
import type { Theme } from '../state/preferences.ts';
import { useNames } from '../state/surroundings.ts';

interface HeaderProps {
  readonly page: PageName;
  readonly query: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

/** What a page keeps when another is opened. */
const SHARED = ['broker', 'market', 'measures'] as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export function Header(props: HeaderProps): JSX.Element {
  const { page, query, language, onLanguage, theme, onTheme } = props;
  const { say } = useNames();
  const live = useLiveStatus();
  const kept = Object.fromEntries(SHARED.map((name) => [name, query[name]]));
  return (
    <header class="top">
      <a class="brand" href="/market" onClick={follow('/market')}>
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span>{say('title')}</span>
      </a>
      <nav aria-label={say('pages')}>
        {PAGES.map((name) => {
          const link = linkTo(name, name === 'collection' ? {} : kept);
          return (
            <a
              key={name}
              href={link}
              onClick={follow(link)}
              {...(name === page ? { 'aria-current': 'page' as const } : {})}
            >
              {say(name)}
            </a>
          );
        })}
      </nav>
      <div class="preferences">
        {live === 'off' ? null : (
          <span class={`live live-${live}`} role="status">
            {say(live)}
          </span>
        )}
        <button type="button" onClick={() => window.print()}>
          {say('print')}
        </button>
        <select
          aria-label={say('theme')}
          value={theme}
          onChange={(event) =>
            onTheme(THEMES.find((it) => it === event.currentTarget.value) ?? 'system')
          }
        >
          {THEMES.map((it) => (
            <option key={it} value={it}>
              {say(it)}
            </option>
          ))}
        </select>
        <button
          type="button"
          lang={language === 'ko' ? 'en' : 'ko'}
          onClick={() => onLanguage(language === 'ko' ? 'en' : 'ko')}
        >
          {language === 'ko' ? 'English' : '한국어'}
        </button>
      </div>
    </header>
  );
}

/** A link within the pages; with a modifier the browser opens it its own way. */
export const follow =
  (link: string) =>
  (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0)
      return;
    event.preventDefault();
    goTo(link);
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
