/** Why a queue cannot be used. */
export interface QueueError {
  /**
   * `missing-package`: BullMQ or the client of Redis is not installed. `broken-package`: it is, and cannot be loaded.
   * `unreachable`: Redis does not answer.
   */
  readonly kind: 'missing-package' | 'broken-package' | 'unreachable';
  /** One sentence that says what to do; never an address with its password. */
  readonly message: string;
}

export const queueError = (kind: QueueError['kind'], message: string): QueueError =>
  Object.freeze({ kind, message });
