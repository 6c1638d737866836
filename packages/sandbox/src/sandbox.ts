// So that `await using` type-checks in files outside this package’s own project as well.
/// <reference lib="esnext.disposable" preserve="true" />
import { hidingSecrets } from '@investor-flow/core';
import { type SandboxClock, startClock } from './clock.ts';
import { createMarketControl, type MarketControl } from './control/market-control.ts';
import { KIWOOM_KEYS, KOREA_INVESTMENT_KEYS, variablesOf, SECRET_NAMES } from './credentials.ts';
import { createKiwoomDialect } from './dialects/kiwoom/dialect.ts';
import { createKoreaInvestmentDialect } from './dialects/koreainvestment/dialect.ts';
import { createFaultDesk, type Faults } from './faults/faults.ts';
import { createMasking } from './masking.ts';
import { NO_QUOTAS, type Quotas, USUAL_QUOTAS } from './quota.ts';
import { createRequestLog, type SeenRequest } from './request-log.ts';
import { serve } from './server.ts';
import { createTruth, type Truth } from './truth.ts';
import { createWorld } from './world.ts';

export interface SandboxOptions {
  /** The same seed gives the same market; default 1. */
  readonly seed?: number | string;
  /** When the sandbox's clock starts: ISO text with its offset, or epoch milliseconds; default: the real time. */
  readonly now?: string | number;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** `false` lets every call through: for a sandbox inside a program. Default: the brokers' own numbers. */
  readonly quotas?: false | Partial<Quotas>;
}

/** What both brokers' settings share. */
interface Place {
  readonly environment: 'sandbox';
  readonly baseUrl: string;
  readonly clock: SandboxClock;
}

/** Two brokers on this machine, one seeded market behind both. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`; both brokers answer there, on paths of their own. */
  readonly url: string;
  /** Settings for a Kiwoom client. */
  readonly kiwoom: Place & { readonly appKey: string; readonly secretKey: string };
  /** Settings for a Korea Investment client. */
  readonly koreainvestment: Place & { readonly appKey: string; readonly appSecret: string };
  /** Environment variables that point another process here; it follows the clock at `INVESTOR_FLOW_SANDBOX_CLOCK`. */
  readonly variables: Readonly<Record<string, string>>;
  readonly clock: SandboxClock;
  readonly faults: Faults;
  /** Calls a second, in real time; assign to change them. */
  readonly quotas: Quotas;
  /** The exact figures the brokers round. */
  readonly truth: Truth;
  /** Changes what happened in the market. */
  readonly market: MarketControl;
  /** Every request seen, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** What clients got wrong that a broker might have let pass, one sentence each. */
  readonly violations: readonly string[];
  /** Hangs up on everybody and lets the process end; a second time does nothing. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts both brokers on 127.0.0.1.
 *
 * @example
 * import { startSandbox } from '@investor-flow/sandbox';
 *
 * await using sandbox = await startSandbox({ now: '2026-07-01T14:30:00+09:00' });
 * sandbox.truth.flow({ market: 'kospi' }).value.foreign.net; // won
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed: given = 1, now = Date.now(), port = 0 } = options;
  const quotas = { ...USUAL_QUOTAS, ...(options.quotas === false ? NO_QUOTAS : options.quotas) };
  const seed = String(given);
  const { clock, stop } = startClock(now);
  const masking = createMasking(SECRET_NAMES, [
    ...Object.values(KIWOOM_KEYS),
    ...Object.values(KOREA_INVESTMENT_KEYS),
  ]);
  const world = createWorld(seed, clock);
  const truth = createTruth(world);
  const desk = createFaultDesk(seed);
  const log = createRequestLog(masking);
  const violations: string[] = [];
  const surroundings = { world, truth, quotas, masking };
  const dialects = [createKiwoomDialect(surroundings), createKoreaInvestmentDialect(surroundings)];
  const server = await serve({ dialects, clock, desk, log, violations }, port);

  const place: Place = { environment: 'sandbox', baseUrl: server.url, clock };
  const close = (): Promise<void> => {
    stop();
    return server.close();
  };
  return {
    url: server.url,
    kiwoom: hidingSecrets({ ...KIWOOM_KEYS, ...place }),
    koreainvestment: hidingSecrets({ ...KOREA_INVESTMENT_KEYS, ...place }),
    variables: hidingSecrets(variablesOf(server.url)),
    clock,
    faults: desk.faults,
    quotas,
    truth,
    market: createMarketControl(world, truth),
    requests: log.requests,
    violations,
    close,
    [Symbol.asyncDispose]: close,
  };
}
