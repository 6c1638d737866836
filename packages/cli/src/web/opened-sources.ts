import { openStore, replayed, type Store } from '@investor-flow/store';
import {
  type Clock,
  type Config,
  connectAll,
  err,
  loadConfig,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { startEmbedded } from '../embedded-sandbox.ts';
import type { ExitMessage } from '../exit-message.ts';
import { openKeptStore, storeFailed } from '../kept-store.ts';
import {
  BROKER_NAMES,
  brokerNamed,
  equipped,
  loadOptions,
  misconfigured,
  SANDBOX,
} from '../settings.ts';
import { countedCalls, type CountedCalls } from './counted-calls.ts';

/** What the web view answers from. */
export interface WebSources {
  readonly of: 'brokers' | 'store' | 'sandbox';
  readonly sources: Readonly<Record<string, Source>>;
  readonly store: Store;
  readonly clock: Clock;
  readonly calls: CountedCalls['counts'];
  readonly close: () => Promise<void>;
}

/** The brokers of the configuration and the store; with no keys a store that was named, else an embedded sandbox. */
export async function openedSources(
  given: Arguments,
  context: CommandContext,
): Promise<Result<WebSources, ExitMessage>> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return err(named.error);
  if (given.broker === SANDBOX) return ofSandbox(context);
  const loaded = loadConfig(loadOptions(given, context.terminal));
  if (loaded.isErr()) return err(misconfigured(loaded.error, context.terminal));
  const config = loaded.value;
  if (BROKER_NAMES.some((name) => config[name] !== undefined))
    return ofBrokers(config, given, context);
  const isStoreNamed = given.store !== undefined || config.store !== undefined;
  return isStoreNamed ? ofStore(given, context) : ofSandbox(context);
}

async function ofBrokers(
  config: Config,
  given: Arguments,
  context: CommandContext,
): Promise<Result<WebSources, ExitMessage>> {
  const { clock } = context;
  const calls = countedCalls(clock);
  const opened = connectAll(calls.counting(equipped(config, context)));
  if (opened.isErr()) return err(misconfigured(opened.error, context.terminal));
  const sources = first(given.broker ?? config.broker, opened.value);
  const closeAll = () => Promise.all(Object.values(sources).map((source) => source.close()));
  const store = await openKeptStore(given, context);
  if (store.isErr()) {
    await closeAll();
    return err(store.error);
  }
  return ok({
    of: 'brokers',
    sources,
    store: store.value,
    clock,
    calls: calls.counts,
    close: async () => {
      await closeAll();
      await store.value.close();
    },
  });
}

/** The broker that was chosen comes first. */
const first = (
  name: string | undefined,
  sources: Readonly<Record<string, Source>>,
): Readonly<Record<string, Source>> => {
  const chosen = name === undefined ? undefined : sources[name];
  return name === undefined || chosen === undefined ? sources : { [name]: chosen, ...sources };
};

async function ofStore(
  given: Arguments,
  context: CommandContext,
): Promise<Result<WebSources, ExitMessage>> {
  const { clock } = context;
  const opened = await openKeptStore(given, context, { mustExist: true });
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
  const opened = connectAll(calls.counting(sandbox.config));
  if (opened.isErr()) {
    await sandbox.close();
    return err(misconfigured(opened.error, context.terminal));
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
    sources: opened.value,
    store: store.value,
    clock,
    calls: calls.counts,
    close: async () => {
      leaving.abort();
      await past.done;
      await Promise.all(Object.values(opened.value).map((source) => source.close()));
      await sandbox.close();
      await store.value.close();
    },
  });
}
