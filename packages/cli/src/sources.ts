import {
  type Config,
  type Environment,
  connect,
  connectAll,
  err,
  firstAvailable,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import type { CommandContext } from './context.ts';
import { startEmbedded } from './embedded-sandbox.ts';
import { type ExitMessage, usage } from './exit.ts';
import {
  BROKER_NAMES,
  brokerNamed,
  brokerTyped,
  environmentOf,
  misconfigured,
  required,
  SANDBOX,
  settingsFor,
} from './settings.ts';
import { using } from './using.ts';

export type Named = Readonly<Record<string, Source>>;

/** Sources by the names of their brokers; closed with the command. */
export interface Opened {
  readonly sources: Named;
  readonly close: () => Promise<void>;
}

/** Opens the chosen broker, does the work, which gives the exit code, and closes it whatever happens. */
export const withSource = async (
  context: CommandContext,
  work: (source: Source) => Promise<number>,
): Promise<number> => using(await openOne(context), context, ({ source }) => work(source));

/** Opens every broker that has settings, or the one that was named, does the work, and closes them whatever happens. */
export async function withAll(
  context: CommandContext,
  work: (sources: Named) => Promise<number>,
  change?: (config: Config) => Config,
): Promise<number> {
  const named = brokerTyped(context);
  if (named.isErr()) return context.fail(named.error);
  const { value: only } = named;
  return using(await openAll(context, change), context, async ({ sources }) => {
    if (only === undefined) return work(sources);
    const source = sources[only];
    return source === undefined
      ? context.fail(required(only, 'it was named', context))
      : work({ [only]: source });
  });
}

/** Opens the two brokers that are compared, does the work, and closes them whatever happens. */
export async function withPair(
  context: CommandContext,
  work: (left: Source, right: Source) => Promise<number>,
): Promise<number> {
  const { left = '', right = '', broker } = context.given;
  if (broker !== undefined && broker !== SANDBOX)
    return context.fail(
      usage(`--broker must be ${SANDBOX} here; --left and --right name brokers.`),
    );
  const named = brokerNamed('--left', left).andThen(() => brokerNamed('--right', right));
  if (named.isErr()) return context.fail(named.error);
  return using(await openAll(context), context, async ({ sources }) => {
    const [one, other] = [sources[left], sources[right]];
    if (one !== undefined && other !== undefined) return work(one, other);
    const missing = one === undefined ? left : right;
    return context.fail(required(missing, 'it is to be compared', context));
  });
}

async function openOne(
  context: CommandContext,
): Promise<Result<{ readonly source: Source } & Pick<Opened, 'close'>, ExitMessage>> {
  const named = brokerTyped(context);
  if (named.isErr()) return err(named.error);
  if (context.given.broker === SANDBOX || context.parts.sources !== undefined)
    return (await openAll(context)).map(({ sources, close }) => ({
      source: sources[named.value ?? ''] ?? firstAvailable(Object.values(sources)),
      close,
    }));
  return settingsFor(context).andThen((config) =>
    connect({ ...config, broker: named.value ?? config.broker })
      .map((source) => ({ source, close: () => source.close() }))
      .mapErr((error) => misconfigured(error, context)),
  );
}

async function openAll(
  context: CommandContext,
  change?: (config: Config) => Config,
): Promise<Result<Opened, ExitMessage>> {
  const { sources } = context.parts;
  return sources === undefined
    ? openConfigured(context, change)
    : ok({ sources, close: () => Promise.resolve() });
}

/** Every broker by its name: of the configuration, or of an embedded sandbox. */
export async function openConfigured(
  context: CommandContext,
  change: (config: Config) => Config = (config) => config,
): Promise<Result<Opened & { readonly config: Config }, ExitMessage>> {
  const sandbox = context.given.broker === SANDBOX ? await startEmbedded(context) : undefined;
  const settings = sandbox === undefined ? settingsFor(context) : ok(sandbox.config);
  return settings.map(change).andThen((config) =>
    openEvery(config, context).map((it) => ({
      config,
      sources: it.sources,
      close: async () => {
        await it.close();
        await sandbox?.close();
      },
    })),
  );
}

/** Every broker of a configuration that is ready to be opened. */
export const openEvery = (config: Config, context: CommandContext): Result<Opened, ExitMessage> =>
  connectAll(config)
    .map((sources: Named) => ({
      sources,
      close: async () => {
        await Promise.all(Object.values(sources).map((source) => source.close()));
      },
    }))
    .mapErr((error) => misconfigured(error, context));

/** A broker that is set up. */
interface NamedBroker {
  readonly name: string;
  readonly environment: Environment;
  readonly source: Source;
}

/** Every broker that is set up, and the source that answers for them. */
export interface NamedBrokers extends Pick<Opened, 'close'> {
  /** The one that is asked first comes first. */
  readonly brokers: readonly NamedBroker[];
  /** The broker that was named, else all of them in order. */
  readonly source: Source;
}

/** Opens every broker of the configuration, or both of an embedded sandbox. */
export async function openBrokers(
  context: CommandContext,
): Promise<Result<NamedBrokers, ExitMessage>> {
  const named = brokerTyped(context);
  if (named.isErr()) return err(named.error);
  const opened = await openConfigured(context);
  return opened.andThen(({ config, sources, close }) => {
    const first = named.value ?? config.broker;
    const brokers = BROKER_NAMES.toSorted(
      (a, b) => Number(b === first) - Number(a === first),
    ).flatMap((name): readonly NamedBroker[] => {
      const source = sources[name];
      return source === undefined
        ? []
        : [{ name, environment: environmentOf(config[name]), source }];
    });
    const chosen = brokers.find(({ name }) => name === named.value);
    if (named.value !== undefined && chosen === undefined)
      return err(required(named.value, 'it is the chosen broker', context));
    const source = chosen?.source ?? firstAvailable(brokers.map((it) => it.source));
    return ok({ brokers, source, close });
  });
}
