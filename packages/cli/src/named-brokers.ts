import { type Environment, err, firstAvailable, ok, type Result, type Source } from 'investor-flow';
import type { Arguments } from './arguments.ts';
import type { CommandContext } from './context.ts';
import type { ExitMessage } from './exit-message.ts';
import { BROKER_NAMES, brokerNamed, environmentOf, required, SANDBOX } from './settings.ts';
import { type Opened, openConfigured } from './sources.ts';

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
  given: Arguments,
  context: CommandContext,
): Promise<Result<NamedBrokers, ExitMessage>> {
  const named = brokerNamed('--broker', given.broker, [SANDBOX]);
  if (named.isErr()) return err(named.error);
  const opened = await openConfigured(given, context);
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
