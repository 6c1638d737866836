import type { BrokerError, ConfigError } from 'investor-flow';
import { EXIT, EXIT_CODE } from './exit-code.ts';

/** Why a command ends without what was asked for: one sentence for the person, one number for the script. */
export interface Complaint {
  readonly code: number;
  readonly sentence: string;
}

export const usage = (sentence: string): Complaint => ({ code: EXIT.usage, sentence });

export const misconfigured = ({ message }: ConfigError): Complaint => ({
  code: EXIT.configuration,
  sentence: message,
});

export const cancelled: Complaint = { code: EXIT.cancelled, sentence: 'Cancelled.' };

/** Fields of a question whose option has another name, or that are no option at all. */
const TYPED: Readonly<Record<string, string>> = {
  market: 'market',
  stock: 'stock',
  measures: '--measure',
  question: 'question',
};

/** A question that is wrong is told in the words that were typed; everything else in the broker's. */
export function unanswered(error: BrokerError): Complaint {
  const code = EXIT_CODE[error.kind];
  if (error.kind === 'cancelled') return cancelled;
  if (error.kind !== 'invalid') return { code, sentence: `${error.at.broker}: ${error.message}` };
  const listed = error.issues.map(
    ({ path, message }) => `${TYPED[path] ?? `--${path}`}: ${message}`,
  );
  return { code, sentence: `${listed.join('; ')}.` };
}
