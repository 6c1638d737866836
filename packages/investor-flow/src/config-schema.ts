import { kiwoomSettings } from '@investor-flow/kiwoom';
import { koreaInvestmentSettings } from '@investor-flow/koreainvestment';
import * as z from 'zod/mini';
import { BROKERS } from './broker.ts';

/** Settings that only code can give: a file holds no functions. */
const PARTS = { tokens: true, limiter: true, calendar: true, clock: true, onEvent: true } as const;

/** A setting that may be left out, and what it is for. */
const setting = <Schema extends z.core.$ZodType>(schema: Schema, about: string) =>
  z.optional(schema).check(z.describe(about));

const text = z.string().check(z.minLength(1));

/** What a configuration file may hold; keys may as well come from the environment, so a file need not have them. */
export const configFile = z.strictObject({
  $schema: setting(z.string(), 'Where this schema is'),
  broker: setting(
    z.enum(BROKERS.map(({ name }) => name)),
    'The broker to open; may be left out where only one has settings',
  ),
  tokenFolder: setting(text, 'Where tokens are kept, for every broker that does not say otherwise'),
  tokens: setting(z.literal('memory'), 'memory: tokens are not kept in files'),
  store: setting(text, 'Where the command line keeps answers: a file or a database address'),
  plan: setting(
    z.record(z.string(), z.unknown()),
    'What collect asks and keeps: an object with entries, by plan.schema.json of @investor-flow/collector',
  ),
  sandboxClock: setting(text, 'The address of a running sandbox whose clock is followed'),
  kiwoom: setting(z.partial(z.omit(kiwoomSettings, PARTS)), 'Settings of Kiwoom'),
  koreainvestment: setting(
    z.partial(z.omit(koreaInvestmentSettings, PARTS)),
    'Settings of Korea Investment',
  ),
});

/** The JSON Schema by which editors complete and check a configuration file. */
export const configJsonSchema = (): object => ({
  ...z.toJSONSchema(configFile, { io: 'input' }),
  title: 'investor-flow configuration',
});
