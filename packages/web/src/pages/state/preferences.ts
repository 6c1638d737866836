import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../api/words.ts';

export type Theme = 'system' | 'light' | 'dark';

const LANGUAGE = 'investor-flow-language';
const THEME = 'investor-flow-theme';

/** What a reader chose stays in this browser; else the language that the browser asked for. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => {
    const chosen = localStorage.getItem(LANGUAGE) ?? document.documentElement.lang;
    return chosen === 'ko' ? 'ko' : 'en';
  });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (chosen: Language): void => {
    localStorage.setItem(LANGUAGE, chosen);
    setLanguage(chosen);
  };
  return [language, choose];
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const chosen = localStorage.getItem(THEME);
    return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
  });
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    window.dispatchEvent(new Event('investor-flow-theme'));
  }, [theme]);
  const choose = (chosen: Theme): void => {
    localStorage.setItem(THEME, chosen);
    setTheme(chosen);
  };
  return [theme, choose];
}
