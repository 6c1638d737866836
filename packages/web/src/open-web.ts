import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import {
  type Clock,
  err,
  krxCalendar,
  ok,
  type Result,
  type Source,
  systemClock,
  type TradingCalendar,
} from 'investor-flow';
import { remembered, type Store } from '@investor-flow/store';
import type { CallCount } from './api/answers.ts';
import { createAccess } from './server/access.ts';
import { appOf } from './server/app.ts';
import { readAssets } from './server/assets.ts';
import type { RunCommand } from './server/copying.ts';
import { createHub } from './server/hub.ts';
import { createRecent, noted, pinned } from './server/recent.ts';

export interface WebParts {
  /** By broker, in the order in which they are shown; empty answers come from the store alone. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Where answers are kept, and where the course of a day is read. */
  readonly store: Store;
  readonly clock?: Clock | undefined;
  readonly calendar?: TradingCalendar | undefined;
  /** Any free port unless given. */
  readonly port?: number | undefined;
  /** Milliseconds between two questions of a watched market; default 60,000. */
  readonly everyMs?: number | undefined;
  /** Every figure comes from a sandbox inside the program: each page says so. */
  readonly isEmbedded?: boolean | undefined;
  /** The sources only give what the store holds: nothing is kept again. */
  readonly isReplay?: boolean | undefined;
  /** Calls sent today, by broker and call. */
  readonly calls?: (() => readonly CallCount[]) | undefined;
  /** Runs a command of `investor-flow` over the sources given, for what is copied; without it rows alone are copied. */
  readonly run?: ((sources: Readonly<Record<string, Source>>) => RunCommand) | undefined;
  /** A command as a reader can type it. */
  readonly shown?: ((words: readonly string[]) => readonly string[]) | undefined;
}

/** A web view that answers on 127.0.0.1. */
export interface Web {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The address that admits a browser; it holds the access token. */
  readonly link: string;
  /** Ends every stream and lets the process end; the sources and the store stay open. */
  readonly close: () => Promise<void>;
}

/** Why the view cannot open: `port` is taken or may not be used, `pages` were not built. */
export interface WebError {
  readonly kind: 'port' | 'pages';
  readonly message: string;
}

const MINUTE_MS = 60_000;
const ANY_PORT = 0;

/** Opens the web view. Only this machine can reach it, and only who has the link. */
export async function openWeb(parts: WebParts): Promise<Result<Web, WebError>> {
  const { store, clock = systemClock, calendar = krxCalendar, everyMs = MINUTE_MS } = parts;
  const read = await readAssets().then(
    (it) => ok(it),
    (thrown: unknown) => err(String(thrown)),
  );
  if (read.isErr())
    return err({
      kind: 'pages',
      message: `The pages cannot be read: run npm run build. ${read.error}`,
    });
  const assets = read.value;
  const environments = new Map<string, string>();
  const recent = createRecent();
  const sources = mapped(parts.sources, (source) =>
    noted(
      parts.isReplay === true ? source : remembered(source, store, { clock, calendar }),
      recent,
      (row) => noteEnvironment(environments, row),
    ),
  );
  const hub = createHub({ sources, clock, calendar, everyMs });
  const server = createServer();
  const listening = await listen(server, parts.port);
  if (listening.isErr()) return err(listening.error);
  const port = listening.value;
  const access = createAccess(port);
  const app = appOf({
    access,
    assets,
    hosts: [`127.0.0.1:${port}`, `localhost:${port}`],
    hub,
    isEmbedded: parts.isEmbedded === true,
    run: parts.run?.(mapped(sources, (source) => pinned(source, recent))),
    shown: parts.shown ?? ((words) => words),
    context: {
      sources,
      store,
      clock,
      calendar,
      calls: parts.calls ?? (() => []),
      environmentOf: (broker) => environments.get(broker),
    },
  });
  const listener = getRequestListener(app.fetch);
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  const url = `http://127.0.0.1:${port}`;
  return ok({
    url,
    link: `${url}/open?token=${access.token}`,
    close: () => {
      hub.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  });
}

const mapped = (
  sources: Readonly<Record<string, Source>>,
  made: (source: Source) => Source,
): Readonly<Record<string, Source>> =>
  Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, made(source)]));

function noteEnvironment(environments: Map<string, string>, row: unknown): void {
  const { broker, environment } = Object(row) as { broker?: string; environment?: string };
  if (broker !== undefined && environment !== undefined) environments.set(broker, environment);
}

/** The port, once the server listens; on this machine alone. */
const listen = (
  server: ReturnType<typeof createServer>,
  port: number | undefined,
): Promise<Result<number, WebError>> =>
  new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is already in use' : 'may not be opened';
      resolve(err({ kind: 'port', message: `Port ${port} ${why}.` }));
    });
    server.listen({ port: port ?? ANY_PORT, host: '127.0.0.1' }, () =>
      resolve(ok((server.address() as AddressInfo).port)),
    );
  });
