import type { BrokerErrorKind, ComparisonVerdict } from 'investor-flow';

/** sysexits(3), so that a script can distinguish "try later" from "fix your key". */
export const EXIT_CODE = {
  invalid: 64, // EX_USAGE
  unsupported: 64, // EX_USAGE
  rejected: 65, // EX_DATAERR
  empty: 66, // EX_NOINPUT
  unavailable: 69, // EX_UNAVAILABLE
  throttled: 75, // EX_TEMPFAIL
  unreadable: 76, // EX_PROTOCOL
  unauthenticated: 77, // EX_NOPERM
  cancelled: 130, // 128 + SIGINT
} as const satisfies Record<BrokerErrorKind, number>;

export const VERDICT_CODE = {
  agree: 0,
  disagree: 10,
  incomparable: 11,
  moving: 12,
} as const satisfies Record<ComparisonVerdict, number>;

/** How a command ends for reasons of its own. */
export const EXIT = {
  done: 0,
  usage: 64, // EX_USAGE
  empty: EXIT_CODE.empty,
  portInUse: EXIT_CODE.unavailable,
  bug: 70, // EX_SOFTWARE
  output: 74, // EX_IOERR
  store: 74, // EX_IOERR
  queue: EXIT_CODE.unavailable,
  late: EXIT_CODE.unavailable,
  unfinished: EXIT_CODE.throttled,
  damaged: 65, // EX_DATAERR
  configuration: 78, // EX_CONFIG
  cancelled: EXIT_CODE.cancelled,
} as const;
