import { signedCount, unsignedCount } from '@investor-flow/adapter-kit';

/** A count of so much won or so many shares, whose sign belongs to it; the sum of two must be exact as well. */
export const signedIn = (step: number) => signedCount(step * 2);

/** A count of so much won or so many shares, which cannot have a sign; the sum of two must be exact as well. */
export const unsignedIn = (step: number) => unsignedCount(step * 2);
