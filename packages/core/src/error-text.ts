/** One thing wrong, and where it is. */
interface Issue {
  readonly path?: string;
  readonly setting?: string;
  readonly message: string;
}

/** Spaces, and characters that command a terminal or reverse the direction of a line. */
const NO_TEXT = /[\s\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** One line that ends like a sentence; texts of brokers and sockets come padded, over several lines, or empty. */
export function sentence(text: string, code?: string): string {
  const line = text.replace(NO_TEXT, ' ').replace(/[\s.:;,]+$/u, '');
  if (code !== undefined) return `${line} [${code}].`;
  return /[!?]$/.test(line) ? line : `${line}.`;
}

/** All issues in one line. */
export const listed = (issues: readonly Issue[]): string =>
  issues
    .map(({ path, setting = path, message }) =>
      setting === undefined || setting === '' ? message : `${setting}: ${message}`,
    )
    .join('; ');

const SHOWN_ISSUES = 3;

/** The first three issues, and how many there are more. */
export const summary = (issues: readonly Issue[]): string =>
  issues.length <= SHOWN_ISSUES
    ? listed(issues)
    : `${listed(issues.slice(0, SHOWN_ISSUES))}; and ${issues.length - SHOWN_ISSUES} more`;

/** Any error of this library: of a broker, a setting, a plan, a store, a sum or a signal. */
export interface LibraryError {
  readonly kind?: string;
  /** The kind of a refused signal. */
  readonly rule?: string;
  /** The kind of a refused sum. */
  readonly reason?: string;
  readonly message?: string;
  readonly issues?: readonly Issue[];
  readonly at?: { readonly broker: string; readonly operation: string; readonly api?: string };
}

/**
 * An error of this library in one line: where it happened if it says so, its kind, and its sentence.
 *
 * Example: `kiwoom investorFlow (ka10051): empty: Nothing there: the broker knows no such stock [1901].`
 */
export function explain(error: LibraryError): string {
  const { at, issues = [], rule, reason } = error;
  const kind = error.kind ?? rule ?? reason;
  const where = at && `${at.broker} ${at.operation}${at.api === undefined ? '' : ` (${at.api})`}`;
  const message = sentence(error.message ?? listed(issues));
  return [where, kind, message].filter((it) => it !== undefined).join(': ');
}

/** Freezes an object of data, all the way down. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
