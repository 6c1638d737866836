import fc from 'fast-check';

/** Another seed each day; `FUZZ_SEED` goes back to one. */
const TODAY = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const SEED = Number(process.env['FUZZ_SEED'] ?? TODAY);
const ASKED = process.env['FUZZ_RUNS'];

/** As many bodies as were asked for, else so many. */
export const runsOr = (usual: number): number => Number(ASKED ?? usual);

/** Tries a property on many bodies; a failure prints the seed and the path that lead back to it, and what was sent. */
export const fuzz = <Case>(
  cases: fc.Arbitrary<Case>,
  holds: (one: Case) => Promise<void>,
  sent: () => readonly string[],
  numRuns = runsOr(250),
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(cases, async (one) => {
      try {
        await holds(one);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new Error([said, ...sent()].join('\nsent: '), { cause: error });
      }
    }),
    { seed: SEED, numRuns },
  );
