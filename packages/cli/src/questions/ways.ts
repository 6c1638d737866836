import { err, ok, type Result, type Source } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { EXIT, type ExitMessage, usage } from '../exit.ts';
import { withStore } from '../kept-store.ts';
import { BROKER, type OptionSpec, option, STORE } from '../options.ts';
import { SANDBOX } from '../settings.ts';
import { withSource } from '../sources.ts';
import { using } from '../using.ts';

/** How a question is asked. */
export interface Way {
  readonly options: readonly OptionSpec[];
  /** Whether every field of a question is an option, those that its own command has no use for too. */
  readonly hasAllFields: boolean;
  /** Opens a source, does the work, which gives the exit code, and closes it whatever happens. */
  readonly with: (
    context: CommandContext,
    work: (source: Source) => Promise<number>,
  ) => Promise<number>;
}

/** Asks a broker. */
export const ASKED: Way = { options: [BROKER], hasAllFields: false, with: withSource };

/** Asks a broker, and keeps what it answers before it is printed. */
export const RECORDED: Way = {
  options: [BROKER, STORE],
  hasAllFields: true,
  with: async (context, work) => {
    const { recording } = await import('@investor-flow/store');
    return withSource(context, (source) =>
      withStore(context, {}, async (store) => {
        const code = await work(recording(source, store));
        if (code === EXIT.done)
          context.say(`${store.location}에 저장했습니다.`, `Kept in ${store.location}.`);
        return code;
      }),
    );
  },
};

/** Whose answers a store gives, and as of when. */
export const KEPT_BY: readonly OptionSpec[] = [
  option('--broker <broker>', 'whose answers, where the store has several; sandbox: its figures'),
  option('--environment <environment>', 'live, mock, sandbox or custom, where it has several'),
  option('--as-of <instant>', 'nothing observed later: 2026-07-01T15:30:00+09:00 (now)'),
  STORE,
];

/** Answers from a store; no broker is asked. */
export const REPLAYED: Way = {
  options: KEPT_BY,
  hasAllFields: true,
  with: async (context, work) => {
    const options = keptBy(context.given);
    if (options.isErr()) return context.fail(options.error);
    const { replayed } = await import('@investor-flow/store');
    return withStore(context, { mustExist: true }, (store) =>
      using(ok(replayed(store, { ...options.value, clock: context.clock })), context, work),
    );
  },
};

type KeptBy = { readonly [K in 'broker' | 'environment' | 'asOf']: string | undefined };

/** An instant as a store takes it: without an offset it is ambiguous. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whose answers were typed; what was recorded with `--broker sandbox` is replayed with it. */
export function keptBy({ broker, environment, asOf }: Arguments): Result<KeptBy, ExitMessage> {
  if (asOf !== undefined && !(INSTANT.test(asOf) && !Number.isNaN(Date.parse(asOf))))
    return err(
      usage('--as-of must be an instant with its offset, like 2026-07-01T15:30:00+09:00.'),
    );
  return ok(
    broker === SANDBOX
      ? { broker: undefined, environment: environment ?? SANDBOX, asOf }
      : { broker, environment, asOf },
  );
}
