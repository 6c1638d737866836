import {
  column,
  type Reader,
  refined,
  signedWhole,
  unsignedWhole,
} from '@investor-flow/adapter-kit';

/** A count of a broker's steps: what it stands for, and the sum of two of them, must be exact. */
const counted = (read: Reader, step: number) =>
  column(
    refined(read, (it) =>
      Math.abs(it) * step * 2 <= Number.MAX_SAFE_INTEGER ? it : 'is too large to be exact',
    ),
  );

/** A count of so much won or so many shares, whose sign belongs to it. */
export const signedIn = (step: number) => counted(signedWhole, step);

/** A count of so much won or so many shares, which cannot have a sign. */
export const unsignedIn = (step: number) => counted(unsignedWhole, step);
