import { err, ok, type Result } from 'neverthrow';
import { type BrokerError, failure, type Origin, unexpected } from '../error.ts';
import type { Capability, Capabilities } from '../questions/capability.ts';
import { type PlanOf, type Question, QUESTIONS, SPECS } from '../questions/index.ts';
import type { OfferParts } from '../questions/offer.ts';
import { completed, unsupportedReason, USUAL_SESSIONS } from '../questions/plan.ts';
import { type Moment, readFields } from '../questions/rules.ts';

export interface PlanningParts {
  readonly broker: string;
  readonly capabilities: Capabilities;
  /** The moment of the question; may throw when a caller's clock does. */
  readonly moment: () => Moment;
}

/**
 * Checks a question and fills in what it leaves open: `invalid` comes before `unsupported`; nothing is thrown.
 *
 * A series asked `gathered` gives 30 sessions where it names neither `from` nor `limit`.
 */
export function planQuestion<Q extends Question>(
  { broker, capabilities, moment: momentNow }: PlanningParts,
  question: Q,
  query: unknown,
  form: 'gathered' | 'pages' = 'pages',
): Result<PlanOf<Q>, BrokerError> {
  const at: Origin = { broker, operation: question };
  const spec = SPECS.get(question);
  if (spec === undefined)
    return err(
      failure.invalid(at, [
        { path: 'question', message: `must be one of ${QUESTIONS.join(', ')}` },
      ]),
    );
  try {
    const moment = momentNow();
    const read = readFields(query, spec.fields, moment);
    if (read.isErr()) return err(failure.invalid(at, read.error));
    const offer: Capability<Partial<OfferParts>> = capabilities[question];
    if (offer.support === 'none') return err(failure.unsupported(at, offer.because));
    const usual = form === 'gathered' ? USUAL_SESSIONS : undefined;
    const plan = completed(read.value, spec.fields, moment, usual);
    const because = unsupportedReason(offer, plan, moment) ?? spec.unsupported?.(read.value, offer);
    if (because !== undefined) return err(failure.unsupported(at, because));
    return ok({ ...plan, ...spec.fitted?.(plan, offer) } as unknown as PlanOf<Q>);
  } catch (thrown) {
    return err(unexpected(at, thrown));
  }
}
