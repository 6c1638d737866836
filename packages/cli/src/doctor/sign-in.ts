import {
  ask,
  type BrokerErrorKind,
  type Question,
  type Result,
  type BrokerError,
  type Source,
} from 'investor-flow';
import { EXIT_CODE } from '../exit.ts';
import { text } from '../language.ts';
import { type Finding, findingOf } from './finding.ts';

const finding = findingOf('sign-in');

/** Small questions; the first that the broker offers is asked. */
const PROBES: readonly (readonly [Question, object])[] = [
  ['investorFlow', { market: 'kospi' }],
  ['foreignHoldings', { stock: '005930', limit: 1 }],
  ['stockFlows', { stock: '005930', limit: 1 }],
  ['sectorIndexes', { market: 'kospi', sector: 'all' }],
];

/** Failures that come after the broker has accepted the token. */
const SIGNED_IN: ReadonlySet<BrokerErrorKind> = new Set(['empty', 'rejected', 'unreadable']);

/** Asks one small question, which signs in with the kept token where there is one; `issued` says whether a new one came. */
export async function signInFinding(
  source: Source,
  signal: AbortSignal,
  issued: () => boolean,
): Promise<Finding> {
  const { broker } = source;
  const probe = PROBES.find(([question, query]) => source.refusal(question, query) === undefined);
  if (probe === undefined)
    return finding(
      broker,
      'skipped',
      '이 환경에서 물어볼 것이 없습니다.',
      'nothing can be asked in this environment.',
    );
  const [question, query] = probe;
  const answer: Result<unknown, BrokerError> = await ask(source, question, query as never, {
    signal,
  });
  const how = issued()
    ? text('새 토큰을 발급받았습니다', 'a new token was issued')
    : text('보관한 토큰을 썼습니다', 'with the kept token');
  if (answer.isOk())
    return finding(
      broker,
      'ok',
      `${question}에 응답했습니다; ${how.ko}.`,
      `answered ${question}; ${how.en}.`,
    );
  const { kind, message } = answer.error;
  if (SIGNED_IN.has(kind))
    return finding(
      broker,
      'note',
      `인증은 되었습니다; ${how.ko}. ${message}`,
      `signed in; ${how.en}. ${message}`,
    );
  return {
    ...finding(broker, 'problem', `인증 실패: ${message}`, message),
    code: EXIT_CODE[kind],
  };
}
