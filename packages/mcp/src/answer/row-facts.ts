/** What rows of every question may say of themselves. */
export interface AnyFacts {
  readonly broker: string;
  readonly environment: string;
  readonly api: string;
  readonly observedAt: string;
  readonly venue?: string;
  readonly day?: string;
  readonly dayBasis?: string;
  readonly status?: string;
  readonly assumed?: readonly string[];
  readonly derived?: readonly string[];
  readonly rounding?: { readonly [measure: string]: number | undefined };
}
