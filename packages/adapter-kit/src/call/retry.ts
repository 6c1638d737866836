import { type BrokerError, isTemporary } from '@investor-flow/core';

/** Only what passes by itself is sent again; a refusal is an answer. */
export const isCurable = (error: BrokerError): boolean => isTemporary(error);

const FIRST_MS = 500;
const LONGEST_MS = 8000;

/** How long to wait before sending again, after so many times: doubling, and apart from everybody else's. */
export function backOff(before: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** before);
  return Math.round(full * (1 + Math.random() / 2));
}
