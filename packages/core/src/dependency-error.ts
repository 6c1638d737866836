export type Dependency = 'CALENDAR' | 'CLOCK' | 'LIMITER' | 'TOKEN_STORE';

/**
 * A part that the caller brought in has failed: calendar, clock, limiter or token store.
 *
 * A store or limiter of this library throws it with a reason that holds no secret; of anything else that is thrown only
 * the name of the part is kept. Questions turn it into `unavailable`.
 */
export class DependencyError extends Error {
  override readonly name = 'DependencyError';
  readonly part: Dependency;

  constructor(part: Dependency, because = 'it threw instead of answering') {
    super(`the ${part.toLowerCase().replace('_', ' ')} failed: ${because}`);
    this.part = part;
  }

  /** What a part threw, as its failure; a part of this library has named its reason itself. */
  static of(part: Dependency, thrown: unknown, because?: string): DependencyError {
    return thrown instanceof DependencyError ? thrown : new DependencyError(part, because);
  }
}
