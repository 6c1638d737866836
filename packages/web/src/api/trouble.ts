import type { BrokerErrorKind } from 'investor-flow';
import type { StoreErrorKind } from '@investor-flow/store';

/** Why a view has no answer, as a page shows it: never a key, a token or a request. */
export interface Trouble {
  /** `refused`: rows that give no signal. */
  readonly kind: BrokerErrorKind | `store-${StoreErrorKind}` | 'refused' | 'failed';
  /** Broker, question and call. */
  readonly where?: string;
  /** One English sentence. */
  readonly message: string;
  /** Whether asking again may help, with nothing changed. */
  readonly isTemporary: boolean;
}
