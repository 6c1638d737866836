import {
  type Config,
  type ConfigError,
  connect,
  connectAll,
  err,
  firstAvailable,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { startEmbedded } from './embedded-sandbox.ts';
import { type ExitMessage, usage } from './exit-message.ts';
import { brokerNamed, misconfigured, SANDBOX, settingsFor } from './settings.ts';

type Named = Readonly<Record<string, Source>>;

/** What a command asks; closed with it. */
interface Opened<It> {
  readonly it: It;
  readonly close: () => Promise<void>;
}

/** Opens the chosen broker, does the work, which gives the exit code, and closes it whatever happens. */
export const openedSource = async (
  given: Arguments,
  context: CommandContext,
  work: (source: Source) => Promise<number>,
): Promise<number> => using(await openOne(given, context), context, work);

/** Opens every broker that has settings, or the one that was named, does the work, and closes them whatever happens. */
export async function withAll(
  given: Arguments,
  context: CommandContext,
  work: (sources: Named) => Promise<number>,
  change: (config: Config) => Config = (config) => config,
): Promise<number> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return context.fail(named.error);
  const { value: only } = named;
  return using(await openAll(given, context, change), context, (sources) => {
    if (only === undefined) return work(sources);
    const source = sources[only];
    return source === undefined
      ? Promise.resolve(
          context.fail(misconfigured(notThere(only, 'it was named'), context.terminal)),
        )
      : work({ [only]: source });
  });
}

/** Opens the chosen broker, does the work, and closes it whatever happens. */
export async function withSource(
  given: Arguments,
  context: CommandContext,
  work: (source: Source) => Promise<ExitMessage | undefined>,
): Promise<number> {
  return openedSource(given, context, async (source) => {
    const failed = await work(source);
    return failed === undefined ? 0 : context.fail(failed);
  });
}

/** Opens the two brokers that are compared, does the work, and closes them whatever happens. */
export async function withPair(
  given: Arguments,
  context: CommandContext,
  work: (left: Source, right: Source) => Promise<number>,
): Promise<number> {
  const { left = '', right = '', broker } = given;
  if (broker !== undefined && broker !== SANDBOX)
    return context.fail(
      usage(`--broker must be ${SANDBOX} here; --left and --right name brokers.`),
    );
  const named = brokerNamed('--left', left).andThen(() => brokerNamed('--right', right));
  const opened = named.isErr() ? err(named.error) : await openAll(given, context);
  return using(opened, context, (sources) => {
    const pair = pairOf(sources, left, right);
    return pair.isOk()
      ? work(...pair.value)
      : Promise.resolve(context.fail(misconfigured(pair.error, context.terminal)));
  });
}

async function using<It>(
  opened: Result<Opened<It>, ExitMessage>,
  context: CommandContext,
  work: (it: It) => Promise<number>,
): Promise<number> {
  if (opened.isErr()) return context.fail(opened.error);
  try {
    return await work(opened.value.it);
  } finally {
    await opened.value.close();
  }
}

async function openOne(
  given: Arguments,
  context: CommandContext,
): Promise<Result<Opened<Source>, ExitMessage>> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return err(named.error);
  if (given.broker === SANDBOX || context.parts.sources !== undefined)
    return (await openAll(given, context)).map(({ it, close }) => ({
      it: it[named.value ?? ''] ?? firstAvailable(Object.values(it)),
      close,
    }));
  return settingsFor(given, context).andThen((config) =>
    connect({ ...config, broker: named.value ?? config.broker })
      .map((source) => ({ it: source, close: () => source.close() }))
      .mapErr((error) => misconfigured(error, context.terminal)),
  );
}

/** Every broker by its name: of the configuration, or of an embedded sandbox. */
async function openAll(
  given: Arguments,
  context: CommandContext,
  change: (config: Config) => Config = (config) => config,
): Promise<Result<Opened<Named>, ExitMessage>> {
  const { sources } = context.parts;
  if (sources !== undefined) return ok({ it: sources, close: () => Promise.resolve() });
  const sandbox = given.broker === SANDBOX ? await startEmbedded(context) : undefined;
  const config = sandbox === undefined ? settingsFor(given, context) : ok(sandbox.config);
  const opened = config.andThen((it) =>
    connectAll(change(it)).mapErr((error) => misconfigured(error, context.terminal)),
  );
  return opened.map((it) => ({
    it,
    close: async () => {
      await Promise.all(Object.values(it).map((source) => source.close()));
      await sandbox?.close();
    },
  }));
}

function pairOf(
  sources: Named,
  leftName: string,
  rightName: string,
): Result<readonly [Source, Source], ConfigError> {
  const [left, right] = [sources[leftName], sources[rightName]];
  if (left !== undefined && right !== undefined) return ok([left, right]);
  return err(notThere(left === undefined ? leftName : rightName, 'it is to be compared'));
}

function notThere(setting: string, because: string): ConfigError {
  const message = `is required: ${because}`;
  return {
    message: `The configuration is wrong: ${setting} ${message}.`,
    issues: [{ setting, message }],
  };
}
