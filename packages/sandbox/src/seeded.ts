/** A stream of numbers from 0 up to 1, the same for the same labels. */
export type Draw = () => number;

const GOLDEN = 0x9e3779b9;

/** Starts the stream that belongs to the labels; other labels give an unrelated one. */
export const seeded = (...labels: readonly (string | number)[]): Draw => drawFrom(keyOf(...labels));

/** A number that stands for the labels, to draw from day by day. */
export const keyOf = (...labels: readonly (string | number)[]): number =>
  digest(labels.join('\u001f'));

/** The stream that belongs to a key on a day: what `seeded` does, without writing texts. */
export const seededOn = (key: number, day: number): Draw =>
  drawFrom(scramble((key ^ Math.imul(day, GOLDEN)) >>> 0));

/** Fills a row with what `normal` would draw from a key on a day: hot paths take all their draws at once. */
export function fillNormals(into: Float64Array, key: number, day: number): void {
  let state = scramble((key ^ Math.imul(day, GOLDEN)) >>> 0);
  for (let at = 0; at < into.length; at += 1) {
    let sum = 0;
    for (let count = 0; count < 4; count += 1) {
      state = (state + GOLDEN) >>> 0;
      sum += scramble(state);
    }
    into[at] = (sum / 2 ** 32 - 2) * SPREAD;
  }
}

const SPREAD = Math.sqrt(3);

function drawFrom(start: number): Draw {
  let state = start;
  return () => {
    state = (state + GOLDEN) >>> 0;
    return scramble(state) / 2 ** 32;
  };
}

/** About a standard normal, never beyond 3.5: four even draws added up. */
export const normal = (draw: Draw): number =>
  (draw() + draw() + draw() + draw() - 2) * Math.sqrt(3);

function digest(text: string): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  }
  return scramble(sum >>> 0);
}

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
