import { kiwoomSettings } from '@investor-flow/kiwoom';
import { koreaInvestmentSettings } from '@investor-flow/koreainvestment';
import * as z from 'zod/mini';
import { BROKERS } from './broker.ts';

/** Settings that only code can give: a file holds no functions. */
const PARTS = { tokens: true, limiter: true, calendar: true, clock: true, onEvent: true } as const;

/** What a configuration file may hold; keys may as well come from the environment, so a file need not have them. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()).check(z.describe('Where this schema is')),
  broker: z
    .optional(z.enum(BROKERS.map(({ name }) => name)))
    .check(z.describe('The broker to open; may be left out where only one has settings')),
  tokenFolder: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('Where tokens are kept, for every broker that does not say otherwise')),
  tokens: z.optional(z.literal('memory')).check(z.describe('memory: tokens are not kept in files')),
  store: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('Where the command line keeps answers: a file or a database address')),
  plan: z
    .optional(z.record(z.string(), z.unknown()))
    .check(
      z.describe(
        'What collect asks and keeps: an object with entries, by plan.schema.json of @investor-flow/collector',
      ),
    ),
  sandboxClock: z
    .optional(z.string().check(z.minLength(1)))
    .check(z.describe('The address of a running sandbox whose clock is followed')),
  kiwoom: z
    .optional(z.partial(z.omit(kiwoomSettings, PARTS)))
    .check(z.describe('Settings of Kiwoom')),
  koreainvestment: z
    .optional(z.partial(z.omit(koreaInvestmentSettings, PARTS)))
    .check(z.describe('Settings of Korea Investment')),
});

/** The JSON Schema by which editors complete and check a configuration file. */
export const configJsonSchema = (): object => ({
  ...z.toJSONSchema(configFile, { io: 'input' }),
  title: 'investor-flow configuration',
});
