import type { BrokerError, BrokerErrorKind, ComparisonVerdict } from 'investor-flow';
import { type Text, text } from './language.ts';

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

/** Why a command ends without what was asked for: a sentence for the person, a number for the script. */
export interface ExitMessage {
  readonly code: number;
  readonly sentence: Text;
}

export const ending = (code: number, ko: string, en?: string): ExitMessage => ({
  code,
  sentence: text(ko, en),
});

export const usage = (detail: string): ExitMessage =>
  ending(EXIT.usage, `입력이 잘못되었습니다. ${detail}`, detail);

export const cancelled = ending(EXIT.cancelled, '취소했습니다.', 'Cancelled.');

/** What happened, in Korean: English has the message itself. */
const KINDS: Readonly<Record<BrokerErrorKind, string>> = {
  invalid: '질문이 잘못되었습니다.',
  unsupported: '이 증권사가 제공하지 않습니다.',
  unauthenticated: '인증에 실패했습니다.',
  throttled: '호출 한도를 넘었습니다.',
  rejected: '증권사가 거절했습니다.',
  empty: '해당하는 자료가 없습니다.',
  unreadable: '응답을 읽을 수 없습니다.',
  unavailable: '증권사가 응답하지 않습니다.',
  cancelled: '취소했습니다.',
};

const NEXT_STEPS: { readonly [K in BrokerErrorKind]?: Text } = {
  unsupported: text(
    "'investor-flow capabilities'로 제공 범위를 확인하세요.",
    "'investor-flow capabilities' shows what each broker serves.",
  ),
  unauthenticated: text(
    "키와 환경을 확인하세요: 'investor-flow doctor'.",
    "Check the key and its environment: 'investor-flow doctor'.",
  ),
  throttled: text('잠시 뒤 다시 시도하세요.', 'Try again later.'),
  rejected: text('증권사의 오류 코드를 확인하세요.', 'Look the code up at the broker.'),
  empty: text('날짜와 코드를 확인하세요.', 'Check the day and the code.'),
  unreadable: text(
    '증권사의 응답 형식이 바뀌었을 수 있습니다. 알려 주세요.',
    'The broker may have changed its answer: please report it.',
  ),
  unavailable: text('잠시 뒤 다시 시도하세요.', 'Try again later.'),
};

/** Fields whose option has another name, or that are an argument. */
const TYPED: Readonly<Record<string, string>> = {
  market: 'market',
  stock: 'stock',
  measures: '--measure',
  question: 'question',
};

/** A wrong question in the words that were typed. */
function typedWords(error: BrokerError): string {
  if (error.kind !== 'invalid') return `${error.at.broker}: ${error.message}`;
  const listed = error.issues.map(
    ({ path, message }) => `${TYPED[path] ?? `--${path}`}: ${message}`,
  );
  return `${listed.join('; ')}.`;
}

/** What a store could not keep. */
const STORE_FAILED = /^STORE_/;

export function unanswered(error: BrokerError, advice = NEXT_STEPS[error.kind]): ExitMessage {
  if (error.kind === 'cancelled') return cancelled;
  const detail = typedWords(error);
  if (error.kind === 'unavailable' && STORE_FAILED.test(error.cause.code))
    return ending(EXIT.store, `저장소를 쓸 수 없습니다. ${detail}`, detail);
  return ending(
    EXIT_CODE[error.kind],
    [KINDS[error.kind], ...(advice === undefined ? [] : [advice.ko]), detail].join(' '),
    advice === undefined ? detail : `${detail} ${advice.en}`,
  );
}
