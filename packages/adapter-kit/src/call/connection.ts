import {
  type BrokerError,
  type CallOptions,
  type Clock,
  err,
  failure,
  type Issue,
  krxCalendar,
  lifetime,
  ok,
  type Origin,
  type Result,
  ResultAsync,
  systemClock,
} from '@investor-flow/core';
import { caller } from './pipeline.ts';
import type { Dialect, Endpoint, TokenEndpoint, Transport } from './endpoint.ts';
import { announcer, noticer } from './event.ts';
import { fileTokenStore } from '../token/file.ts';
import { memoryTokenStore } from '../token/memory.ts';
import { localLimiter } from '../pace/limiter.ts';
import { redactor } from '../redact.ts';
import { sender } from './send.ts';
import { type CommonSettings, environmentOf } from './settings.ts';
import { VERSION } from './version.ts';
import { storeKey, type Token } from '../token/store.ts';
import { tokenManager } from '../token/manager.ts';

/** What a broker adds to the common settings to be reached. */
export interface ConnectionParts {
  readonly broker: string;
  readonly settings: CommonSettings;
  readonly baseUrl: string;
  readonly key: string;
  readonly secret: string;
  /** Other texts of the settings that must never be seen. */
  readonly alsoSecret?: readonly string[];
  /** Given the name under which this key's quota is counted. */
  readonly dialect: (quota: string) => Dialect;
  readonly signIn: TokenEndpoint;
}

export type Connection = ReturnType<typeof connection>;

/** One broker, reached with one key: everything its calls share. */
export function connection(parts: ConnectionParts) {
  const { broker, settings, baseUrl, key, secret } = parts;
  const clock = settings.clock ?? systemClock;
  const shared = sharedParts(clock);
  const name = storeKey({ broker, baseUrl, key, secret });
  const redact = redactor([key, secret, ...(parts.alsoSecret ?? [])]);
  const announce = announcer(settings.onEvent);
  const life = lifetime({
    clock,
    calendar: settings.calendar ?? krxCalendar,
    maxWaitMs: settings.maxWaitMs ?? 90_000,
    onLeftOut: (at, row) => announce({ type: 'left-out', at, ...row }),
  });
  const notice = noticer(announce);
  const transport: Transport = {
    sender: sender({
      baseUrl,
      timeoutMs: settings.timeoutMs ?? 10_000,
      proxy: settings.proxy ?? false,
      userAgent: settings.userAgent ?? `investor-flow/${VERSION}`,
    }),
    dialect: parts.dialect(name),
    limiter: settings.limiter ?? shared.limiter,
    clock,
    isHostClock: settings.clock === undefined,
    redact,
    announce,
    notice,
    retries: settings.retries ?? 3,
  };
  /** An issue belongs to the source and to no caller: one who leaves must not take the token from the others. */
  const issue = async (at: Origin): Promise<Result<Token, BrokerError>> => {
    const opened = life.open(at, undefined);
    if (opened.isErr()) return err(opened.error);
    const { context, run } = opened.value;
    return run(async () => {
      const reply = await caller(transport, undefined, true)(parts.signIn, undefined, context);
      return reply.andThen(({ body, observedAt: issuedAt }) => {
        const token = { value: body.value, issuedAt, expiresAt: body.expiresAt(issuedAt) };
        const here = { ...at, api: parts.signIn.id };
        if (!(token.expiresAt > issuedAt))
          return err(failure.unreadable(here, { issues: [ENDS_IN_THE_PAST], received: '' }));
        const expiresAt = new Date(token.expiresAt).toISOString();
        announce({ type: 'token', at: here, expiresAt });
        return ok(token);
      });
    });
  };
  const { tokenFolder } = settings;
  const tokens = tokenManager({
    store:
      settings.tokens ?? (tokenFolder === undefined ? shared.tokens : fileTokenStore(tokenFolder)),
    key: name,
    clock,
    ending: life.signal,
    issue,
    seen: ({ value, expiresAt }) => redact.learn(value, expiresAt, clock.now()),
    notice: (at, because) => notice(at, because, 'token', NOTICE_MS),
  });

  return {
    environment: environmentOf(settings),
    lifetime: life,
    transport,
    ask: caller(transport, tokens),
    /** Makes the broker forget the token, for everybody who shares it. */
    revoke: (
      endpoint: Endpoint<Token, unknown>,
      options?: CallOptions,
    ): ResultAsync<void, BrokerError> =>
      life.open({ broker, operation: 'revoke' }, options).asyncAndThen(({ context, run }) => {
        const work = run(async () => {
          const token = await tokens.current();
          // Without a token there is nothing to revoke, and that is success.
          if (token === undefined) return ok(undefined);
          const reply = await caller(transport)(endpoint, token, context);
          if (reply.isOk()) await tokens.forget(token);
          return reply.map(() => undefined);
        });
        return new ResultAsync(work);
      }),
  };
}

/** A store that fails is announced no more often than this. */
const NOTICE_MS = 60_000;

const ENDS_IN_THE_PAST: Issue = {
  path: 'token',
  message: 'a new token ends in the past: check the clock of this host',
};

const newParts = (clock: Clock) => ({ tokens: memoryTokenStore(), limiter: localLimiter(clock) });
const BY_CLOCK = new WeakMap<Clock, ReturnType<typeof newParts>>();

/** The store and limiter of this process: one of each for everybody who lives by the same clock. */
export function sharedParts(clock: Clock = systemClock): ReturnType<typeof newParts> {
  const parts = BY_CLOCK.get(clock) ?? newParts(clock);
  BY_CLOCK.set(clock, parts);
  return parts;
}
