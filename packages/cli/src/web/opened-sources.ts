import { openStore, replayed, type Store } from '@investor-flow/store';
import { type Clock, type Config, err, ok, type Result } from 'investor-flow';
import type { CommandContext } from '../context.ts';
import { startEmbedded } from '../embedded-sandbox.ts';
import type { ExitMessage } from '../exit.ts';
import { openKeptStore, storeFailed } from '../kept-store.ts';
import { BROKER_NAMES, brokerTyped, configFor, equipped, SANDBOX } from '../settings.ts';
import { type Named, openEvery } from '../sources.ts';
import { countedCalls, type CountedCalls } from './counted-calls.ts';

/** What the web view answers from. */
export interface WebSources {
  readonly of: 'brokers' | 'store' | 'sandbox';
  readonly sources: Named;
  readonly store: Store;
  readonly clock: Clock;
  readonly calls: CountedCalls['counts'];
  readonly close: () => Promise<void>;
}

/** The brokers of the configuration and the store; with no keys a store that was named, else an embedded sandbox. */
export async function openedSources(
  context: CommandContext,
): Promise<Result<WebSources, ExitMessage>> {
  const named = brokerTyped(context);
  if (named.isErr()) return err(named.error);
  if (context.given.broker === SANDBOX) return ofSandbox(context);
  const loaded = configFor(context);
  if (loaded.isErr()) return err(loaded.error);
  const config = loaded.value;
  if (BROKER_NAMES.some((name) => config[name] !== undefined)) return ofBrokers(config, context);
  const isStoreNamed = context.given.store !== undefined || config.store !== undefined;
  return isStoreNamed ? ofStore(context) : ofSandbox(context);
}

async function ofBrokers(
  config: Config,
  context: CommandContext,
): Promise<Result<WebSources, ExitMessage>> {
  const { clock } = context;
  const calls = countedCalls(clock);
  const opened = openEvery(calls.counting(equipped(config, context)), context);
  if (opened.isErr()) return err(opened.error);
  const brokers = opened.value;
  const store = await openKeptStore(context);
  if (store.isErr()) {
    await brokers.close();
    return err(store.error);
  }
  return ok({
    of: 'brokers',
    sources: first(context.given.broker ?? config.broker, brokers.sources),
    store: store.value,
    clock,
    calls: calls.counts,
    close: async () => {
      await brokers.close();
      await store.value.close();
    },
  });
}

/** The broker that was chosen comes first. */
const first = (name: string | undefined, sources: Named): Named => {
  const chosen = name === undefined ? undefined : sources[name];
  return name === undefined || chosen === undefined ? sources : { [name]: chosen, ...sources };
};

async function ofStore(context: CommandContext): Promise<Result<WebSources, ExitMessage>> {
  const { clock } = context;
  const opened = await openKeptStore(context, { mustExist: true });
  if (opened.isErr()) return err(opened.error);
  const store = opened.value;
  const held = await store.held();
  if (held.isErr()) {
    await store.close();
    return err(storeFailed(held.error));
  }
  const pairs = new Map(held.value.map(({ broker, environment }) => [broker, environment]));
  const sources = Object.fromEntries(
    [...pairs].map(([broker, environment]) => [
      broker,
      replayed(store, { broker, environment, clock }),
    ]),
  );
  return ok({ of: 'store', sources, store, clock, calls: () => [], close: () => store.close() });
}

async function ofSandbox(context: CommandContext): Promise<Result<WebSources, ExitMessage>> {
  const { recordPast } = await import('./recorded-past.ts');
  const sandbox = await startEmbedded(context);
  const clock = sandbox.config.kiwoom?.clock ?? context.clock;
  const calls = countedCalls(clock);
  const opened = openEvery(calls.counting(sandbox.config), context);
  if (opened.isErr()) {
    await sandbox.close();
    return err(opened.error);
  }
  const store = await openStore(':memory:', { clock });
  if (store.isErr()) {
    await sandbox.close();
    return err(storeFailed(store.error));
  }
  const leaving = new AbortController();
  const past = recordPast(store.value, clock.now(), leaving.signal);
  await past.begun;
  return ok({
    of: 'sandbox',
    sources: opened.value.sources,
    store: store.value,
    clock,
    calls: calls.counts,
    close: async () => {
      leaving.abort();
      await past.done;
      await opened.value.close();
      await sandbox.close();
      await store.value.close();
    },
  });
}
