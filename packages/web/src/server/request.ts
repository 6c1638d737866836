import type { Context } from 'hono';
import { err, ok, type Result } from 'investor-flow';
import type { Trouble } from '../api/trouble.ts';
import type { Language } from '../api/words.ts';
import type { Parameters } from '../views/parameters.ts';
import { wrong } from '../views/trouble.ts';
import type { View } from '../views/view.ts';

/** The target of a request before anything has made it tidy. */
export const rawTarget = (c: Context): string | undefined =>
  (c.env as { readonly incoming?: { readonly url?: string } } | undefined)?.incoming?.url;

/** The language that the browser likes better. */
export function languageOf(c: Context): Language {
  const wanted = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((it) => {
      const [tag = '', quality = 'q=1'] = it.trim().toLowerCase().split(';');
      return { language: tag.slice(0, 2), quality: Number(quality.trim().slice(2)) };
    })
    .filter(({ language }) => language === 'ko' || language === 'en')
    .toSorted((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'ko' ? 'ko' : 'en';
}

/** What an address asks of a view; a name that the view does not have must not silently mean something else. */
export function parametersOf(c: Context, view: View<unknown>): Result<Parameters, Trouble> {
  const parameters = c.req.query();
  const stray = Object.keys(parameters).find((it) => !view.parameters.includes(it));
  return stray === undefined ? ok(parameters) : err(wrong(stray, 'is not a field of this view'));
}
