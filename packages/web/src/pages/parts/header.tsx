import type { JSX } from 'preact';
import { PAGES } from '../../api/pages.ts';
import type { Language } from '../../api/words.ts';
import { useLiveStatus } from '../state/live.ts';
import { type Theme, THEMES } from '../state/preferences.ts';
import { usePage } from '../state/surroundings.ts';
import { Link } from './link.tsx';

interface HeaderProps {
  readonly onLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
}

export function Header({ onLanguage, theme, onTheme }: HeaderProps): JSX.Element {
  const { say, page, language, query } = usePage();
  const live = useLiveStatus();
  /** What a page keeps when another is opened. */
  const { broker, market, measures } = query;
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <header class="row top">
      <Link page="market" class="row brand">
        <img src="/icon.svg" alt="" width="26" height="26" />
        <span>{say('title')}</span>
      </Link>
      <nav aria-label={say('pages')}>
        {PAGES.map((name) => (
          <Link
            key={name}
            page={name}
            query={name === 'collection' ? {} : { broker, market, measures }}
            isCurrent={name === page}
          >
            {say(name)}
          </Link>
        ))}
      </nav>
      <div class="row preferences">
        {live === 'off' ? null : (
          <span class={`row live live-${live}`} role="status">
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
        <button type="button" lang={other} onClick={() => onLanguage(other)}>
          {language === 'ko' ? 'English' : '한국어'}
        </button>
      </div>
    </header>
  );
}
