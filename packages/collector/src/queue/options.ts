/** A connected client of the `redis` package; it is the caller's and stays open. */
export interface QueueClient {
  readonly isReady: boolean;
  sendCommand(args: readonly string[]): Promise<unknown>;
  duplicate(): unknown;
}

export interface QueueClientOptions {
  /** How long Redis may take to answer at first, in milliseconds; default 10,000. */
  readonly connectMs?: number | undefined;
  /** Called with a sentence for each trouble that the queue recovers from by itself. */
  readonly onProblem?: ((message: string) => unknown) | undefined;
}

export interface QueueOptions extends QueueClientOptions {
  /** `redis://…`, or a connected client of the `redis` package. */
  readonly queue: string | QueueClient;
  /** What the names of all keys begin with; default `investor-flow`. */
  readonly prefix?: string | undefined;
}

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
