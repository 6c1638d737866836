import type {
  ComparableAnswer,
  ComparableFlow,
  CompareOptions,
  Obstacle,
} from './flow-comparison.ts';
import { MEASURES } from '../market.ts';
import { SIDES } from './slack.ts';

const USUAL_APART_MS = 60_000;

const obstacle = (kind: Obstacle['kind'], message: string): Obstacle => ({ kind, message });

type Pair<It> = readonly [It, It];

/** What a flow says of its subject; a holding says less of it. */
type Subject = Omit<ComparableFlow, 'rounding' | 'derived'>;

/** What two answers must have in common: what they are of, where, when and in which unit. */
export function differences(left: Subject, right: Subject): readonly Obstacle[] {
  const facts: readonly (readonly [Obstacle['kind'], string | undefined, string | undefined])[] = [
    ['market', left.market, right.market],
    ['sector', sectorKey(left), sectorKey(right)],
    ['stock', left.stock, right.stock],
    ['venue', left.venue, right.venue],
    ['day', left.day, right.day],
    ['unit', left.volumeUnit ?? right.volumeUnit, right.volumeUnit ?? left.volumeUnit],
  ];
  return facts
    .filter(([, one, other]) => one !== other)
    .map(([kind, one = 'none', other = 'none']) =>
      obstacle(kind, `the ${kind} differs: ${one} and ${other}`),
    );
}

/** A sector without an id is the same only under the same broker and code. */
export const sectorKey = ({ broker, sector }: Subject): string | undefined =>
  sector === undefined ? undefined : (sector.id ?? `${sector.code} of ${broker}`);

/** Whether numbers could still move when the earlier of the two answers came; also where an instant cannot be read. */
export function stillMoved(
  pair: Pair<ComparableAnswer>,
  restOf: (answer: ComparableAnswer) => number,
): boolean {
  const earlier = Math.min(...pair.map(({ observedAt }) => Date.parse(observedAt)));
  return !(earlier >= Math.max(...pair.map(restOf)));
}

/** Milliseconds between two answers. */
export const apartOf = ([left, right]: Pair<ComparableAnswer>): number =>
  Math.abs(Date.parse(right.observedAt) - Date.parse(left.observedAt));

/** Two answers that came too far apart while their numbers could still move. */
export function observedApart(
  pair: Pair<ComparableAnswer>,
  moving: boolean,
  { maxApartMs = USUAL_APART_MS }: CompareOptions,
): readonly Obstacle[] {
  const apartMs = apartOf(pair);
  if (!moving || apartMs <= maxApartMs) return [];
  const message = `the answers are ${apartMs} ms apart, and ${maxApartMs} ms are allowed while figures still move`;
  return [obstacle('observed-apart', message)];
}

/** All zeros are no figures of a market. Of a stock they are an untraded day, but then both sides must say so. */
export function allZero(left: ComparableFlow, right: ComparableFlow): readonly Obstacle[] {
  const empty = [left, right].filter(isAllZero);
  const untraded = empty.length === 2 && left.stock !== undefined && right.stock !== undefined;
  if (empty.length === 0 || untraded) return [];
  const brokers = empty.map(({ broker }) => broker).join(' and of ');
  return [obstacle('all-zero', `every figure of ${brokers} is 0`)];
}

function isAllZero(flow: ComparableFlow): boolean {
  const trades = MEASURES.flatMap((measure) => Object.values(flow[measure] ?? {}));
  return (
    trades.length > 0 &&
    trades.every((trade) => SIDES.every((side) => trade[side] === undefined || trade[side] === 0))
  );
}

/** An estimate is never compared with a flow, nor are two answers of which no number is in both. */
export function nothingInCommon(
  pair: Pair<ComparableAnswer>,
  hasDifference: boolean,
): readonly Obstacle[] {
  if (pair.some(({ status }) => status === 'estimated'))
    return [obstacle('nothing-in-common', 'an estimate is never compared')];
  return hasDifference ? [] : [obstacle('nothing-in-common', 'no figure is in both answers')];
}
