import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { err } from 'investor-flow';
import { PAGES } from '../api/pages.ts';
import type { Language } from '../api/words.ts';
import { viewNamed } from '../views/index.ts';
import type { ViewContext } from '../views/view.ts';
import type { Access } from './access.ts';
import { answering } from './answering.ts';
import { asking } from './asking.ts';
import type { Asset } from './assets.ts';
import { type Copier, COPY_FORMATS, copying, type Work } from './copying.ts';
import { refusalOf } from './guard.ts';
import { HEADERS } from './headers.ts';
import type { Hub } from './hub.ts';
import { live, watchedIn } from './live.ts';
import { languageOf, parametersOf, rawTarget } from './request.ts';
import { settingOf } from './setting.ts';

export interface AppParts extends Copier {
  readonly access: Access;
  readonly assets: ReadonlyMap<string, Asset>;
  /** The names by which this server may be called. */
  readonly hosts: readonly string[];
  readonly hub: Hub;
  readonly context: Omit<ViewContext, 'signal' | 'ask'>;
  readonly isEmbedded: boolean;
}

const { version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string };

/** Every route of the server; nothing is answered without the cookie but the link itself. */
export function appOf(parts: AppParts): Hono {
  const { access, assets, hosts, hub, context, isEmbedded } = parts;
  const now = (): number => context.clock.now();
  const app = new Hono();

  /** What comes of a view of an address; for a page it says how far it has come. */
  const answered = (c: Context, work: Work, saysProgress = false): Response | Promise<Response> => {
    const view = viewNamed(c.req.param('name') ?? '');
    if (view === undefined) return c.notFound();
    const parameters = parametersOf(c, view);
    return answering(async (signal, onProgress) => {
      if (parameters.isErr()) return err(parameters.error);
      const ask = asking(signal, saysProgress ? onProgress : () => undefined);
      return work(view, parameters.value, { ...context, signal, ask });
    }, now);
  };

  app.use('*', async (c, next) => {
    const { method, url } = c.req.raw;
    const target = rawTarget(c) ?? url;
    const refusal = refusalOf({ method, target, header: (name) => c.req.header(name) }, hosts);
    const isOpening = c.req.path === '/open';
    if (refusal !== undefined) c.res = c.text(`${refusal.message}\n`, refusal.status);
    else if (!isOpening && !access.isAdmitted(c.req.header('cookie')))
      c.res = c.text(DENIED[languageOf(c)], 401);
    else await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (refusal?.status === 405) c.res.headers.set('Allow', 'GET, HEAD');
  });

  app.get('/open', (c) => {
    if (!access.isToken(c.req.query('token'))) return c.text(DENIED[languageOf(c)], 401);
    c.header('Set-Cookie', access.cookie);
    return c.redirect('/market', 303);
  });
  app.get('/', (c) => c.redirect('/market', 303));
  for (const page of PAGES)
    app.get(`/${page}`, (c) => {
      const html = assets.get('index.html')?.body ?? '';
      return c.html(html.replace('<html', `<html lang="${languageOf(c)}"`));
    });
  for (const [name, { type, body }] of assets)
    if (name !== 'index.html')
      app.get(`/${name}`, (c) => c.body(body, 200, { 'Content-Type': type }));

  app.get('/api/setting', (c) => c.json(settingOf({ ...context, version, isEmbedded })));
  app.get('/api/live', (c) => live(watchedIn(c.req.query('of') ?? ''), hub, now));
  app.get('/api/view/:name', (c) =>
    answered(c, (view, parameters, to) => view.answer(parameters, to), true),
  );
  app.get('/api/copy/:format/:name', (c) => {
    const format = COPY_FORMATS.find((it) => it === c.req.param('format'));
    if (format === undefined) return c.notFound();
    return answered(c, copying(format, parts));
  });
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  app.onError((error, c) => c.text(`${error.name}\n`, 500));
  return app;
}

const DENIED: Readonly<Record<Language, string>> = {
  en: 'Open the link that `investor-flow open` printed: it is new at each start.\n',
  ko: '`investor-flow open`이 출력한 링크를 여세요. 링크는 시작할 때마다 새로 만들어집니다.\n',
};
