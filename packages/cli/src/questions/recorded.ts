import { err, ok, type Result } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import { type ExitMessage, usage } from '../exit-message.ts';
import { openKeptStore, withStore } from '../kept-store.ts';
import { text } from '../language.ts';
import { BROKER, type OptionSpec, option, STORE } from '../options.ts';
import { SANDBOX } from '../settings.ts';
import { withSource } from '../sources.ts';
import type { Way } from './way.ts';

/** Asks a broker, and keeps what it answers before it is printed. */
export const RECORDED: Way = {
  options: [BROKER, STORE],
  hasAllFields: true,
  with: async (given, context, work) => {
    const { recording } = await import('@investor-flow/store');
    return withSource(given, context, async (source) => {
      const opened = await openKeptStore(given, context);
      if (opened.isErr()) return opened.error;
      const store = opened.value;
      try {
        const failed = await work(recording(source, store));
        if (failed !== undefined) return failed;
        context.say(text(`${store.location}에 저장했습니다.`, `Kept in ${store.location}.`));
        return undefined;
      } finally {
        await store.close();
      }
    });
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
  with: async (given, context, work) => {
    const options = keptBy(given);
    if (options.isErr()) return context.fail(options.error);
    const { replayed } = await import('@investor-flow/store');
    return withStore(given, context, { mustExist: true }, async (store) => {
      const source = replayed(store, { ...options.value, clock: context.clock });
      try {
        const failed = await work(source);
        return failed === undefined ? 0 : context.fail(failed);
      } finally {
        await source.close();
      }
    });
  },
};

export interface KeptBy {
  readonly broker: string | undefined;
  readonly environment: string | undefined;
  readonly asOf: string | undefined;
}

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
