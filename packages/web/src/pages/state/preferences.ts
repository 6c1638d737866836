import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../api/words.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LANGUAGE = 'investor-flow-language';
const THEME = 'investor-flow-theme';

type Preference<Value> = readonly [Value, (chosen: Value) => void];

/** What a reader chose stays in this browser. */
function usePreference<Value extends string>(
  key: string,
  read: (kept: string | null) => Value,
): Preference<Value> {
  const [value, setValue] = useState(() => read(localStorage.getItem(key)));
  const choose = (chosen: Value): void => {
    localStorage.setItem(key, chosen);
    setValue(chosen);
  };
  return [value, choose];
}

/** By itself the language that the browser asked for. */
export function useLanguage(): Preference<Language> {
  const preference = usePreference<Language>(LANGUAGE, (kept) =>
    (kept ?? document.documentElement.lang) === 'ko' ? 'ko' : 'en',
  );
  const [language] = preference;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return preference;
}

export function useTheme(): Preference<Theme> {
  const preference = usePreference<Theme>(
    THEME,
    (kept) => THEMES.find((it) => it === kept) ?? 'system',
  );
  const [theme] = preference;
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    window.dispatchEvent(new Event(THEME));
  }, [theme]);
  return preference;
}
