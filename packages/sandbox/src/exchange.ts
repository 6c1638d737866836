import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClock } from './clock.ts';
import { answerClock, CLOCK_PATH } from './clock-endpoint.ts';
import type { Aimed, Fault, FaultDesk } from './faults/faults.ts';
import {
  type Interruption,
  interruptionBy,
  interrupts,
  REDIRECTED_PATH,
  type Sent,
} from './faults/interrupt.ts';
import { tamper } from './faults/tamper.ts';
import type { Outcome, RequestLog } from './request-log.ts';
import type { Answer, Dialect, TokenCall, WireRequest } from './wire.ts';

/** Who answers, what may go wrong, and where it is written down. */
export interface Service {
  readonly dialects: readonly Dialect[];
  readonly clock: SandboxClock;
  readonly desk: FaultDesk;
  readonly log: RequestLog;
  readonly violations: string[];
}

const SLOW_MS = 30_000;

/** How a body gets lost on its way: cut with a correct length, or cut with the connection. */
type Cut = 'torn-json' | 'cut-off';

/** Answers one request, faults and all; the signal says that the caller has gone. */
export async function exchange(
  service: Service,
  request: WireRequest,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const { dialects, clock, desk, log, violations } = service;
  // The brokers live in the sandbox's time, and so do their clocks.
  response.setHeader('date', new Date(clock.now()).toUTCString());
  if (request.path === CLOCK_PATH) return answerClock(clock, request, response);
  const isOn = ({ path }: TokenCall): boolean => path === request.path;
  const dialect = dialects.find(
    (it) => it.tokenCalls.some(isOn) || request.path.startsWith(it.prefix),
  );
  const tokenCall = dialect?.tokenCalls.find(isOn);
  const api = tokenCall?.api ?? request.headers[dialect?.nameHeader ?? ''] ?? '';
  const continuation = dialect?.continuationOf?.(request);
  const seen = log.note(request, {
    at: clock.now(),
    broker: dialect?.broker,
    api,
    contYn: continuation?.contYn,
    nextKey: continuation?.nextKey,
  });
  try {
    if (dialect === undefined) {
      if (request.path === REDIRECTED_PATH) violations.push('a redirect was followed');
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not Found\n');
      return;
    }
    for (const violation of dialect.violationsOf(request, tokenCall !== undefined)) {
      violations.push(`${dialect.broker} ${api}: ${violation}`);
    }
    const call = { broker: dialect.broker, dialect, api, seen };
    const interruption = await interrupt(desk, call, signal);
    if (interruption === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    if (interruption !== undefined) return deliver(response, interruption);
    const good = tokenCall?.answer(request) ?? dialect.answer(api, request);
    const { answer, cut } = spoil(desk, call, good);
    deliver(response, answer, cut);
  } finally {
    if (response.headersSent) seen.status = response.statusCode;
  }
}

interface Call extends Aimed {
  readonly dialect: Dialect;
  readonly seen: Outcome;
}

/** What comes instead of an answer, after whatever only delays it. */
async function interrupt(
  desk: FaultDesk,
  call: Call,
  signal: AbortSignal,
): Promise<Interruption | undefined> {
  const { dialect, api, seen } = call;
  // Token calls have no quota; only a fault that names them throttles them.
  const isSpared = (it: Fault): boolean => it.name === 'throttled' && isUnnamed(it, call);
  for (const fault of desk.take(call, (it) => interrupts(it) && !isSpared(it))) {
    seen.fault = fault.name;
    if (fault.name === 'token-killed') dialect.killTokens();
    if (fault.name === 'slow') await wait(fault.options.ms ?? SLOW_MS, undefined, { signal });
    const interruption = interruptionBy(fault, dialect, api);
    if (interruption !== undefined) return interruption;
  }
  return undefined;
}

/** The broker's own answer, spoiled by whatever fits it. */
function spoil(
  desk: FaultDesk,
  call: Call,
  good: Answer,
): { readonly answer: Answer; readonly cut: Cut | undefined } {
  let answer = good;
  let cut: Cut | undefined;
  // Columns of a token are spoiled only when they are meant.
  const fits = (it: Fault): boolean => tamper(good, it) !== undefined && !isUnnamed(it, call);
  for (const fault of desk.take(call, (it) => isCut(it) || fits(it))) {
    call.seen.fault = fault.name;
    if (isCut(fault)) cut = fault.name;
    else answer = tamper(answer, fault) ?? answer;
  }
  return { answer, cut };
}

/** Whether a fault would strike a token call without naming it. */
const isUnnamed = ({ options }: Fault, { dialect, api }: Call): boolean =>
  options.api === undefined && dialect.tokenCalls.some((call) => call.api === api);

const isCut = (fault: Fault): fault is Fault & { readonly name: Cut } =>
  fault.name === 'torn-json' || fault.name === 'cut-off';

function deliver(response: ServerResponse, { status, headers, body }: Sent, cut?: Cut): void {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  const sent = cut === 'torn-json' ? half : bytes;
  response.writeHead(status, {
    ...headers,
    'content-length': String(sent.length),
  });
  if (cut === 'cut-off') response.write(half, () => response.socket?.destroy());
  else response.end(sent);
}
