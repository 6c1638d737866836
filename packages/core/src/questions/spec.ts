import type { Violation } from '../violations/violation.ts';
import type { AnyPlan, FieldList, ReadFields } from './fields.ts';
import type { OfferPart, OfferParts } from './offer.ts';

/** `one` answer, a `list` of them, or a series that comes in `pages`. */
export type Shape = 'one' | 'list' | 'pages';

/** Everything that the library knows of one question. What loops over questions reads it from here. */
export interface QuestionSpec<
  Row = unknown,
  S extends Shape = Shape,
  F extends FieldList = FieldList,
  P extends OfferPart = OfferPart,
> {
  readonly shape: S;
  readonly fields: F;
  /** The command of the command line that asks it. */
  readonly command: string;
  /** Rows without a day: what is true now. */
  readonly isDayless?: boolean;
  /** In what an offer for this question varies. */
  readonly offers: readonly P[];
  /** What rows of an answer break of the rules that every market keeps. */
  readonly violations: (rows: readonly Row[]) => readonly Violation[];
  /** Why an offer does not cover the question, beyond what its parts say. */
  readonly unsupported?: (read: ReadFields, offer: Partial<OfferParts>) => string | undefined;
  /** Fields that are filled in from the offer. */
  readonly fitted?: (plan: AnyPlan, offer: Partial<OfferParts>) => Partial<AnyPlan>;
}

/** Declares a question whose answer consists of `Row`s. */
export const question =
  <Row>() =>
  <const S extends Shape, const F extends FieldList, const P extends OfferPart>(
    spec: QuestionSpec<Row, S, F, P>,
  ): QuestionSpec<Row, S, F, P> =>
    spec;
