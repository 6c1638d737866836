import type { Masking } from './masking.ts';
import type { Quotas } from './quota.ts';
import type { Truth } from './truth.ts';
import type { World } from './world.ts';

/** The two brokers the sandbox speaks for. */
export type Broker = 'kiwoom' | 'koreainvestment';

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export type Body = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

/** Where a call keeps its figures: all that faults know of a call. */
export interface Table {
  /** The property that holds the rows, or the one row; nothing where the body itself is the row. */
  readonly list?: string;
  /** Columns that are names, not figures; the first one is the row's key. */
  readonly labels: readonly string[];
  /** The column that a fault spoils by default. */
  readonly column: string;
  /** The column that saturates, and as what; default: `column` at its 32-bit limit. `false`: no column is a quantity. */
  readonly saturation?: { readonly column: string; readonly text?: string } | false;
  /** Whether an answer gives a key to what comes after it. */
  readonly continues?: boolean;
}

/** How a paged answer promises more. */
export interface Cursor {
  /** What the request asked to go on from. */
  readonly sent: string | undefined;
  readonly next: string | undefined;
  /** The headers that promise more from a key. */
  readonly promise: (key: string) => Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Nothing for a refusal. */
  readonly table?: Table;
  readonly cursor?: Cursor;
}

/** What a broker's own error body is made of. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly status?: number | undefined;
  /** The class of the refusal, where it is not the code's usual one. */
  readonly returnCode?: number | undefined;
}

/** A call about tokens and not about the market. */
export interface TokenCall {
  readonly api: string;
  readonly path: string;
  answer(request: WireRequest): Answer;
}

/** One broker's wire: which paths are its, what it answers, how it refuses. */
export interface Dialect {
  readonly broker: Broker;
  readonly tokenCalls: readonly TokenCall[];
  /** What the path of every other call begins with, and the header that names such a call. */
  readonly prefix: string;
  readonly nameHeader: string;
  /** What a request says about going on from an earlier answer. */
  continuationOf?(request: WireRequest): Readonly<Record<'contYn' | 'nextKey', string | undefined>>;
  /** What a request gets wrong that the real broker might let pass. */
  violationsOf(request: WireRequest, isTokenCall: boolean): readonly string[];
  /** Answers a call about the market. */
  answer(api: string, request: WireRequest): Answer;
  /** Over the quota. */
  throttled(api: string): Answer;
  refuse(api: string, refusal: Refusal): Answer;
  /** Every token dies now. */
  killTokens(): void;
}

/** Reads a JSON object, or nothing when the text is anything else. */
export function readObject(text: string): Body | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Body)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A property that is a text and not blank. */
export function textIn(body: Body, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The token a call came with, and the scheme in front of it; no token at all counts as a bad one. */
export function authorizationOf({ headers }: WireRequest): {
  readonly scheme: string;
  readonly token: string;
} {
  const [, scheme = 'Bearer', token = ''] =
    /^(\S+) ?(.*)$/u.exec(headers['authorization'] ?? '') ?? [];
  return { scheme, token };
}

/** What both dialects are given. */
export interface Surroundings {
  readonly world: World;
  readonly truth: Truth;
  readonly quotas: Quotas;
  readonly masking: Masking;
}

/** What every call may look at. */
export interface Sight extends Pick<Surroundings, 'world' | 'truth'> {
  /** The moment of the request on the sandbox's clock. */
  readonly instant: number;
}
