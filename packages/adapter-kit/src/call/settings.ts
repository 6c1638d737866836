import type { Clock, Environment, Issue, TradingCalendar } from '@investor-flow/core';
import * as z from 'zod/mini';
import type { EventHandler } from './event.ts';
import type { Limiter } from '../pace/permit.ts';
import type { TokenStore } from '../token/store.ts';

/** The environments that settings can name. */
export type SettingsEnvironment = 'live' | 'mock' | 'sandbox';

/** What every broker's settings have in common. Durations are milliseconds. */
export interface CommonSettings {
  /** Which of the broker's hosts; default `live`. */
  readonly environment?: SettingsEnvironment | undefined;
  /** Another host; https, unless it is this machine. Without `environment` its numbers are marked `custom`. */
  readonly baseUrl?: string | undefined;
  /** The longest one attempt may take, in real time; default 10,000. */
  readonly timeoutMs?: number | undefined;
  /** How often a failure that may pass is sent again; default 3. */
  readonly retries?: number | undefined;
  /** The longest one question may wait for its quota, a token or a back-off; default 90,000. */
  readonly maxWaitMs?: number | undefined;
  readonly requestsPerSecond?: number | undefined;
  /** Where tokens are kept; default this process. */
  readonly tokens?: TokenStore | undefined;
  /** Short for `tokens: fileTokenStore(folder)`. */
  readonly tokenFolder?: string | undefined;
  readonly limiter?: Limiter | undefined;
  /** Default: KRX's sessions. */
  readonly calendar?: TradingCalendar | undefined;
  /** Default: the system's. Another clock brings a token store and a limiter of its own. */
  readonly clock?: Clock | undefined;
  /** Called with each event on the way to an answer. */
  readonly onEvent?: EventHandler | undefined;
  /** Whether the environment's proxy variables count; default `false`. */
  readonly proxy?: boolean | undefined;
  /** The `User-Agent` of every request; default `investor-flow/<version>`. */
  readonly userAgent?: string | undefined;
}

const methods = <It>(...names: readonly (keyof It & string)[]): z.core.$ZodType<It> =>
  z.custom<It>(
    (it) =>
      typeof it === 'object' &&
      it !== null &&
      names.every((name) => typeof (it as Record<string, unknown>)[name] === 'function'),
    `must have the methods ${names.join(', ')}`,
  );

/** A key, secret or number that goes into a header: one word of visible characters. */
export const credential = z.string('is required, as text').check(
  z.regex(/^[\x21-\x7e]+$/, 'must be visible characters without spaces'),
  z.refine((text) => !/^["'`<]|["'`>]$/.test(text), 'must not be in quotes'),
  z.refine((text) => !/[,;]$/.test(text), 'must not end with a comma or a semicolon'),
);

const wholeFrom = (least: number) =>
  z
    .int(`must be a whole number of at least ${least}`)
    .check(z.minimum(least, `must be at least ${least}`));

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  // An empty query or fragment parses as none, and would still swallow the path of every call.
  const bare = username === '' && password === '' && !/[\s?#]/.test(text);
  return bare && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)));
}

const baseUrl = z
  .string('must be a URL')
  .check(
    z.refine(
      isBaseUrl,
      'must be an https URL (http only for this machine) without user, query or fragment',
    ),
  );

/** The schema of the common settings, to be spread into a broker's own. */
export const commonSettings = {
  environment: z.optional(
    z.enum(['live', 'mock', 'sandbox'], 'must be one of live, mock, sandbox'),
  ),
  baseUrl: z.optional(baseUrl),
  timeoutMs: z.optional(wholeFrom(1)),
  retries: z.optional(wholeFrom(0)),
  maxWaitMs: z.optional(wholeFrom(0)),
  requestsPerSecond: z.optional(
    z.number('must be a number above 0').check(z.positive('must be a number above 0')),
  ),
  tokens: z.optional(methods<TokenStore>('read', 'write', 'forget', 'lock')),
  tokenFolder: z.optional(z.string('must be a folder').check(z.minLength(1, 'must be a folder'))),
  limiter: z.optional(methods<Limiter>('acquire')),
  calendar: z.optional(methods<TradingCalendar>('sessionOn')),
  clock: z.optional(methods<Clock>('now', 'sleep')),
  onEvent: z.optional(
    z.custom<EventHandler>((it) => typeof it === 'function', 'must be a function'),
  ),
  proxy: z.optional(z.boolean('must be true or false')),
  userAgent: z.optional(
    z
      .string('must be text')
      .check(z.regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, 'must be one line of ASCII')),
  ),
};

/** What is wrong with the settings of a broker: every fault by its name, and never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly issues: readonly Issue[];

  constructor(maker: string, issues: readonly Issue[]) {
    const listed = issues.map(({ path, message }) => `${path || 'settings'} ${message}`).join('; ');
    super(`${maker}: ${listed}.`);
    this.issues = issues;
  }
}

/** The checked settings; throws one error that lists every fault, since bad settings are the programmer's. */
export function checkedSettings<Settings extends CommonSettings>(
  maker: string,
  schema: z.core.$ZodType<Settings>,
  given: unknown,
): Settings {
  const issues = settingsIssues(schema, given);
  if (issues.length > 0) throw new SettingsError(maker, issues);
  return z.parse(schema, given);
}

/** What is wrong with the settings of a broker; empty when nothing is. */
export function settingsIssues(schema: z.core.$ZodType, given: unknown): readonly Issue[] {
  const read = z.safeParse(schema, given);
  return [...(read.success ? [] : read.error.issues.flatMap(settingIssues)), ...clashesIn(given)];
}

/** What is wrong with a combination of settings, reported even where one of them is wrong by itself. */
function clashesIn(given: unknown): readonly Issue[] {
  const { tokens, tokenFolder, environment, baseUrl: host } = (given ?? {}) as CommonSettings;
  const issues: Issue[] = [];
  if (tokens !== undefined && tokenFolder !== undefined)
    issues.push({ path: 'tokenFolder', message: 'must not be given together with tokens' });
  if (environment === 'sandbox' && host === undefined)
    issues.push({ path: 'baseUrl', message: 'is required for the sandbox' });
  return issues;
}

function settingIssues(issue: z.core.$ZodIssue): readonly Issue[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...issue.path, key].join('.'),
      message: 'is not a setting',
    }));
  const message = issue.path.length === 0 ? 'must be an object' : issue.message;
  return [{ path: issue.path.join('.'), message }];
}

/** Where the numbers of these settings come from. */
export const environmentOf = ({ environment, baseUrl: host }: CommonSettings): Environment =>
  environment ?? (host === undefined ? 'live' : 'custom');
