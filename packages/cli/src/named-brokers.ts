import {
  type BrokerName,
  type Config,
  connectAll,
  type Environment,
  err,
  firstAvailable,
  ok,
  type Result,
  type Source,
} from 'investor-flow';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './context.ts';
import { startEmbedded } from './embedded-sandbox.ts';
import type { ExitMessage } from './exit-message.ts';
import { BROKER_NAMES, brokerNamed, misconfigured, SANDBOX, settingsFor } from './settings.ts';

/** A broker that is set up. */
export interface NamedBroker {
  readonly name: string;
  readonly environment: Environment;
  readonly source: Source;
}

/** Every broker that is set up, and the source that answers for them. */
export interface NamedBrokers {
  /** The one that is asked first comes first. */
  readonly brokers: readonly NamedBroker[];
  /** The broker that was named, else all of them in order. */
  readonly source: Source;
  readonly close: () => Promise<void>;
}

/** Opens every broker of the configuration, or both of an embedded sandbox. */
export async function openBrokers(
  given: Arguments,
  context: CommandContext,
): Promise<Result<NamedBrokers, ExitMessage>> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return err(named.error);
  const sandbox = given.broker === SANDBOX ? await startEmbedded(context) : undefined;
  const config = sandbox === undefined ? settingsFor(given, context) : ok(sandbox.config);
  const opened = config.andThen((it) => brokersOf(it, named.value, context));
  return opened.map(({ brokers, source }) => ({
    brokers,
    source,
    close: async () => {
      await Promise.all(brokers.map((broker) => broker.source.close()));
      await sandbox?.close();
    },
  }));
}

function brokersOf(
  config: Config,
  named: BrokerName | undefined,
  { terminal }: CommandContext,
): Result<Omit<NamedBrokers, 'close'>, ExitMessage> {
  const connected = connectAll(config).mapErr((error) => misconfigured(error, terminal));
  return connected.andThen((sources: Readonly<Record<string, Source>>) => {
    const first = named ?? config.broker;
    const brokers = BROKER_NAMES.toSorted(
      (a, b) => Number(b === first) - Number(a === first),
    ).flatMap((name): readonly NamedBroker[] => {
      const source = sources[name];
      return source === undefined
        ? []
        : [{ name, environment: environmentOf(config[name]), source }];
    });
    const chosen = brokers.find(({ name }) => name === named);
    if (named !== undefined && chosen === undefined) return err(notSetUp(named, terminal));
    return ok({
      brokers,
      source: chosen?.source ?? firstAvailable(brokers.map(({ source }) => source)),
    });
  });
}

const notSetUp = (setting: string, terminal: CommandContext['terminal']): ExitMessage => {
  const message = 'is required: it is the chosen broker';
  return misconfigured(
    {
      message: `The configuration is wrong: ${setting} ${message}.`,
      issues: [{ setting, message }],
    },
    terminal,
  );
};

/** As the library labels answers: a host without an environment is a custom one. */
function environmentOf(settings: Config[BrokerName]): Environment {
  if (settings?.environment !== undefined) return settings.environment;
  return settings?.baseUrl === undefined ? 'live' : 'custom';
}
