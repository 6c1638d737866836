import { type InvestorFlowQuery, krxCalendar, watchedSession } from 'investor-flow';
import type { Command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { withStore } from '../kept-store.ts';
import { BROKER, FIELD_OPTIONS, MARKET, option, OUTPUT, STORE, USUAL } from '../options.ts';
import { queryOf, wrongQuestion } from '../query.ts';
import { withSource } from '../sources.ts';
import { WEBHOOK_FORMATS } from '../watch/alerts.ts';
import { type Watching, watched } from '../watch/watched.ts';
import { type WatchArguments, watchArguments } from '../watch/watch-options.ts';

const { sector, venue } = FIELD_OPTIONS;
const PALETTE_AND_UNIT = OUTPUT.filter(({ flags }) => /^--(?:unit|colors)\b/.test(flags));

export const watch: Command = {
  argument: MARKET,
  options: [
    sector,
    venue,
    option('--measure <measure>', 'value or volume (value)', { choices: ['value', 'volume'] }),
    option('--every <time>', 'ask so often: 30s, 1m, 1h (1m)'),
    option('--until <time>', 'end at this Korean time, HH:MM (when the day is at rest)'),
    { ...STORE, about: 'keep every answer in this store: a file or postgres://…' },
    option(
      '--when <condition>',
      'alert: "foreign.value crosses 0", … below, above; may be repeated',
      {
        isList: true,
      },
    ),
    option('--alert-gap <time>', 'the least time between two alerts of a condition (5m)'),
    option('--webhook <url>', 'post alerts there (INVESTOR_FLOW_WEBHOOK); it is never printed'),
    option('--webhook-format <format>', 'json, slack (Discord too, below /slack) or telegram', {
      choices: WEBHOOK_FORMATS,
    }),
    option('--telegram-chat <chat>', 'the chat of Telegram: its number, or @channel'),
    option('--json', 'print each answer as a line of JSON'),
    ...PALETTE_AND_UNIT,
    BROKER,
    ...USUAL,
  ],
  run: begin,
};

/** Asks again and again until the day is at rest, and prints a line for each answer. */
async function begin(context: CommandContext): Promise<number> {
  const typed = watchArguments(context);
  if (typed.isErr()) return context.fail(typed.error);
  const query = { ...queryOf('investorFlow', context.given), measures: measuresOf(typed.value) };
  const { until } = typed.value;
  // The day of the session that is watched may lie ahead.
  const wrong = wrongQuestion('investorFlow', { ...query, day: undefined }, context);
  if (wrong !== undefined) return context.fail(wrong);
  const asked = query as InvestorFlowQuery;
  const session = watchedSession(asked, { now: context.now(), calendar: krxCalendar }, until);
  return withSource(context, async (source) => {
    const watching: Watching = { context, typed: typed.value, query: asked, session };
    if (context.given.store === undefined) return watched(source, watching);
    return withStore(context, {}, async (store) => {
      const { recording } = await import('@investor-flow/store');
      return watched(recording(source, store), watching);
    });
  });
}

/** What is shown, and what conditions are about. */
const measuresOf = ({ measure, conditions }: WatchArguments): readonly string[] => [
  ...new Set([
    measure,
    ...conditions.flatMap(({ figure }) => ('index' in figure ? [] : [figure.measure])),
  ]),
];
