import * as z from 'zod';

/** What a 32-bit column reads, whatever its sign, when the true figure did not fit: an unknown, not a number. */
const SATURATED: ReadonlySet<number> = new Set([4294967295, 2147483647, 2147483648]);

/** `"+13667"`, `"-622"`, and with both signs doubled `"--335"`, which is −335 (measured); `"+-5"` was never explained. */
const SIGNED = /^(?:[+-]|--)?\d+$/;
const UNSIGNED = /^\d+$/;
const DECIMAL = /^[+-]?\d+(?:\.\d+)?$/;

function whole(shape: RegExp, expected: string) {
  return z.string('is no text').transform((text, context) => {
    const magnitude = shape.test(text) ? Number(text.replace(/^[+-]+/, '')) : NaN;
    const value = text.startsWith('-') && magnitude !== 0 ? -magnitude : magnitude;
    if (Number.isSafeInteger(value) && !SATURATED.has(magnitude)) return value;
    const message = SATURATED.has(magnitude) ? 'is the largest number of its column' : expected;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}

/** A whole number whose sign belongs to it; `"-0"` is 0. */
export const signedWhole = whole(SIGNED, 'is no whole number');

/** A whole number that can have no sign. */
export const unsignedWhole = whole(UNSIGNED, 'is no whole number without a sign');

/** A whole number whose sign is a colour: a price that fell is still a price, and none is 0. */
export const magnitude = signedWhole.transform(Math.abs).refine((it) => it > 0, 'is no price');

/** A decimal number whose sign belongs to it. */
export const decimal = z.string('is no text').transform((text, context) => {
  const value = DECIMAL.test(text) ? Number(text) + 0 : NaN;
  if (Number.isFinite(value)) return value;
  context.addIssue({ code: 'custom', message: 'is no decimal number' });
  return z.NEVER;
});

/** Multiplies by the broker's step; a product that is not exact is refused. */
export const times = (schema: z.ZodType<number, string>, step: number): z.ZodType<number, string> =>
  schema.transform((count, context) => {
    const value = count * step;
    if (Number.isSafeInteger(value)) return value;
    context.addIssue({ code: 'custom', message: 'is too large to be exact' });
    return z.NEVER;
  });
