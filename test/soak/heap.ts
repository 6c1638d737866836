const MIB = 1024 * 1024;
/** Maps of an engine that is still optimising come and go. */
const SLACK_MIB = 8;
const SLACK_SHARE = 0.15;

/** Watches how much memory is in use once everything that can go has gone. */
export function heap() {
  const samples: number[] = [];
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('run with --expose-gc');
  const least = (from: number, to: number): number =>
    Math.min(...samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length))) /
    MIB;
  return {
    sample(): void {
      gc();
      samples.push(process.memoryUsage().heapUsed);
    },
    /** After the warm-up, at the end, and whether the second is no more than the first. */
    verdict() {
      const [startMib, endMib] = [least(0.25, 0.4), least(0.85, 1)];
      return { startMib, endMib, isFlat: endMib <= startMib * (1 + SLACK_SHARE) + SLACK_MIB };
    },
  };
}
