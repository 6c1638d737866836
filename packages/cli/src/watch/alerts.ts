import type { InvestorFlow } from 'investor-flow';
import { type Condition, conditionText, figureOf, figureText } from './condition.ts';

/** What somebody is told once a condition has come true. */
export interface Alert {
  /** The condition as it was written. */
  readonly condition: string;
  readonly figure: string;
  /** What the figure is now. */
  readonly value: number;
  readonly level: number;
  /** On which side of its level it is now. */
  readonly side: Side;
  readonly flow: InvestorFlow;
}

export type Side = 'above' | 'below';

/** Watches the conditions of one subject over its answers. */
export interface Alerts {
  /** What has to be told after an answer. */
  next(flow: InvestorFlow, now: number): readonly Alert[];
  /** Figures of conditions that the last answer did not tell. */
  untold(flow: InvestorFlow): readonly string[];
}

interface Watched {
  readonly condition: Condition;
  /** The side that was told last, or from which a crossing begins. */
  told: Side | undefined;
  toldAt: number;
}

/**
 * One alert a crossing, and at least `apartMs` between two alerts of a condition.
 *
 * `above` and `below` are told when they come true, also with the first answer; `crosses` when the side has changed. A figure
 * that equals its level is on the side it was on. A crossing within `apartMs` of the last alert is told when that has passed,
 * if it still holds.
 */
export function alertsOf(conditions: readonly Condition[], apartMs: number): Alerts {
  const watched = conditions.map((condition): Watched => ({
    condition,
    told: undefined,
    toldAt: -Infinity,
  }));
  return {
    next: (flow, now) =>
      watched.flatMap((it) => {
        const { figure, relation, level } = it.condition;
        const value = figureOf(flow, figure);
        const side = value === undefined ? undefined : sideOf(value, level);
        if (value === undefined || side === undefined || side === it.told) return [];
        const isWanted = relation === 'crosses' ? it.told !== undefined : side === relation;
        if (!isWanted) {
          it.told = side;
          return [];
        }
        if (now - it.toldAt < apartMs) return [];
        it.told = side;
        it.toldAt = now;
        const alert = { value, level, side, flow, figure: figureText(figure) };
        return [{ condition: conditionText(it.condition), ...alert }];
      }),
    untold: (flow) =>
      watched
        .map(({ condition }) => condition.figure)
        .filter((figure) => figureOf(flow, figure) === undefined)
        .map(figureText),
  };
}

const sideOf = (value: number, level: number): Side | undefined =>
  value === level ? undefined : value > level ? 'above' : 'below';
