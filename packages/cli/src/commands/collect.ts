import {
  checkPlan,
  collect as collected,
  type CollectOptions,
  enqueue,
  type PlanError,
  type QueueError,
  type Report,
  statusOf,
} from '@investor-flow/collector';
import type { Result, Source } from 'investor-flow';
import { statusTable } from '../collect/entries-table.ts';
import { type FoundPlan, planFor, sayFaults } from '../collect/plan-file.ts';
import { endOf, reporterFor } from '../collect/reporter.ts';
import { openSharing, queueAddress, queueFailed } from '../collect/sharing.ts';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { storeFailed, withStore } from '../kept-store.ts';
import { BROKER, option, STORE, USUAL } from '../options.ts';
import { jsonText } from '../render/formats.ts';
import { withAll } from '../sources.ts';
import { using } from '../using.ts';

export const QUEUE = option(
  '--queue <address>',
  'redis://…: tasks go to workers through this Redis (INVESTOR_FLOW_QUEUE)',
);

export const collect: Command = {
  options: [
    option('--plan <file>', 'the plan, as JSON (plan of the configuration file)'),
    STORE,
    option('--status', 'what the store holds of the plan, and what is late; asks no broker'),
    QUEUE,
    option('--json', 'lines of JSON on a terminal too; with --status its result'),
    { ...BROKER, about: 'this broker alone; sandbox: an embedded sandbox' },
    ...USUAL,
  ],
  run: begin,
};

/** What a run is about. */
interface Job {
  readonly found: FoundPlan;
  readonly sources: Readonly<Record<string, Source>>;
  readonly context: CommandContext;
}

/** Runs a plan until it is done, SIGTERM comes or the store fails. */
async function begin(context: CommandContext): Promise<number> {
  const found = planFor(context);
  if (found.isErr()) return context.fail(found.error);
  return withAll(context, async (sources) => {
    const job: Job = { found: found.value, sources, context };
    if (context.given.status === true) return status(job);
    const { clock, say } = context;
    const { plan } = found.value;
    // A plan with faults is refused before a store is made.
    const checked = checkPlan(plan, sources, { clock });
    if (checked.isErr()) return sayFaults(checked.error, found.value, context);
    const address = queueAddress(context);
    if (address === undefined) return kept(job, async (options) => await collected(plan, options));
    return using(await openSharing(address, context), context, ({ client: queue }) =>
      kept(job, async (options) => await enqueue(plan, { ...options, queue, onProblem: say })),
    );
  });
}

async function status({ found, sources, context }: Job): Promise<number> {
  const { clock, now, display, print, printLines, say, fail } = context;
  return withStore(context, { mustExist: true }, async (store) => {
    const read = await statusOf(store, found.plan, { sources, clock });
    if (read.isErr())
      return 'issues' in read.error
        ? sayFaults(read.error, found, context)
        : fail(storeFailed(read.error));
    const { entries, isHealthy } = read.value;
    if (context.given.json === true) await print(jsonText(read.value));
    else await printLines(statusTable(entries, now(), display));
    if (!isHealthy) say('늦은 항목이 있습니다.', 'Some entries are late.');
    return isHealthy ? EXIT.done : EXIT.late;
  });
}

type Running = Pick<CollectOptions, 'clock' | 'signal' | 'onProgress' | 'sources' | 'store'>;

/** Runs with the store, shows how far it is, and says how it ended. */
const kept = (
  { found, sources, context }: Job,
  run: (options: Running) => Promise<Result<Report, PlanError | QueueError>>,
): Promise<number> =>
  withStore(context, {}, async (store) => {
    const { clock, terminal } = context;
    const { signal } = terminal;
    const reporter = reporterFor(context, context.given.json === true);
    const end = await run({ clock, signal, onProgress: reporter.show, sources, store });
    if (end.isErr())
      return 'issues' in end.error
        ? sayFaults(end.error, found, context)
        : context.fail(queueFailed(end.error));
    const { ended, ...report } = end.value;
    await reporter.end(report, { ended });
    return endOf(end.value, context);
  });
