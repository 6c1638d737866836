import type { Terminal } from './terminal.ts';

export type Language = 'ko' | 'en';

/** One text in both languages; of what has no words, like a path or a message of the library, the same one twice. */
export type Text = { readonly [L in Language]: string };

export const text = (ko: string, en = ko): Text => ({ ko, en });

/** The first variable of the locale that is set decides. */
export function languageFor(lang: string | undefined, { env }: Terminal): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(isSet);
  return lang === 'ko' || (lang === undefined && locale?.startsWith('ko') === true) ? 'ko' : 'en';
}

export const isSet = (variable: string | undefined): variable is string =>
  variable !== undefined && variable !== '';
