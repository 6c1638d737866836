import { err, isTimeOfDay, type Measure, MEASURES, ok, type Result } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { type ExitMessage, usage } from '../exit.ts';
import { isSet } from '../language.ts';
import { type Condition, conditionIn } from './condition.ts';
import { WEBHOOK_FORMATS, type WebhookFormat } from './alerts.ts';
import { webhookFault } from './webhook.ts';

/** What was typed for `watch`, checked. */
export interface WatchArguments {
  readonly everyMs: number;
  readonly until: string | undefined;
  readonly measure: Measure;
  readonly conditions: readonly Condition[];
  readonly alertGapMs: number;
  readonly webhook:
    | { readonly url: string; readonly format: WebhookFormat; readonly chat: string | undefined }
    | undefined;
}

const A_DAY_MS = 86_400_000;
const USUAL_EVERY = '1m';
const USUAL_GAP = '5m';

export function watchArguments({
  given,
  terminal,
}: CommandContext): Result<WatchArguments, ExitMessage> {
  const { every = USUAL_EVERY, alertGap = USUAL_GAP, until, measure = 'value', when = [] } = given;
  const everyMs = lengthOf('--every', every, { least: 1000, most: A_DAY_MS });
  if (everyMs.isErr()) return err(everyMs.error);
  const alertGapMs = lengthOf('--alert-gap', alertGap, { least: 0, most: A_DAY_MS });
  if (alertGapMs.isErr()) return err(alertGapMs.error);
  if (until !== undefined && !isTimeOfDay(until))
    return err(usage('--until must be a Korean time written HH:MM, like 15:30.'));
  const conditions: Condition[] = [];
  for (const text of when) {
    const read = conditionIn(text);
    if (read.isErr()) return err(usage(`--when "${text}" ${read.error}.`));
    conditions.push(read.value);
  }
  const webhook = webhookArguments(given, terminal.env['INVESTOR_FLOW_WEBHOOK']);
  return webhook.map((it) => ({
    everyMs: everyMs.value,
    until,
    measure: MEASURES.find((word) => word === measure) ?? 'value',
    conditions,
    alertGapMs: alertGapMs.value,
    webhook: it,
  }));
}

function webhookArguments(
  { webhook, webhookFormat, telegramChat: chat, when = [] }: Arguments,
  variable: string | undefined,
): Result<WatchArguments['webhook'], ExitMessage> {
  const format = WEBHOOK_FORMATS.find((it) => it === webhookFormat) ?? 'json';
  if (webhook !== undefined && when.length === 0)
    return err(usage('--webhook needs --when: a condition to post about.'));
  const url = webhook ?? (isSet(variable) && when.length > 0 ? variable : undefined);
  if (url === undefined)
    return webhookFormat === undefined && chat === undefined
      ? ok(undefined)
      : err(usage('--webhook-format and --telegram-chat need --webhook and --when.'));
  const fault = webhookFault(url);
  const named = webhook === undefined ? 'INVESTOR_FLOW_WEBHOOK' : '--webhook';
  if (fault !== undefined) return err(usage(`${named} ${fault}.`));
  if ((format === 'telegram') !== (chat !== undefined))
    return err(
      usage(
        '--telegram-chat, the number of a chat or @channel, belongs to --webhook-format telegram.',
      ),
    );
  return ok({ url, format, chat });
}

const SIZES = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/** A length of time as it was typed, `30s`, `1m`, `2h`, in milliseconds. */
function lengthOf(
  option: string,
  typed: string,
  { least, most }: { readonly least: number; readonly most: number },
): Result<number, ExitMessage> {
  const [, count, unit] = /^(\d{1,9})(ms|s|m|h)$/.exec(typed) ?? [];
  const ms = unit === undefined ? NaN : Number(count) * SIZES[unit as keyof typeof SIZES];
  if (ms >= least && ms <= most) return ok(ms);
  return err(
    usage(
      `${option} must be a length of time like 30s, 1m or 2h, from ${least / 1000} s to ${most / SIZES.h} h.`,
    ),
  );
}
