import type { InvestorFlow } from 'investor-flow';
import { type Condition, conditionText, figureOf, figureText } from './condition.ts';

/** A message about a condition that has come true. */
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
  /** The alerts that an answer causes. */
  next(flow: InvestorFlow, now: number): readonly Alert[];
  /** Figures of conditions that are missing in an answer. */
  missing(flow: InvestorFlow): readonly string[];
}

interface Watched {
  readonly condition: Condition;
  /** The side of the last alert, or from which a crossing begins. */
  side: Side | undefined;
  alertedAt: number;
}

/**
 * One alert a crossing, and at least `apartMs` between two alerts of a condition.
 *
 * `above` and `below` alert when they come true, also with the first answer; `crosses` when the side has changed. A figure
 * that equals its level is on the side it was on. A crossing within `apartMs` of the last alert is sent when that has passed,
 * if it still holds.
 */
export function alertsOf(conditions: readonly Condition[], apartMs: number): Alerts {
  const watched = conditions.map((condition): Watched => ({
    condition,
    side: undefined,
    alertedAt: -Infinity,
  }));
  return {
    next: (flow, now) =>
      watched.flatMap((it) => {
        const { figure, relation, level } = it.condition;
        const value = figureOf(flow, figure);
        const side = value === undefined ? undefined : sideOf(value, level);
        if (value === undefined || side === undefined || side === it.side) return [];
        const isWanted = relation === 'crosses' ? it.side !== undefined : side === relation;
        if (!isWanted) {
          it.side = side;
          return [];
        }
        if (now - it.alertedAt < apartMs) return [];
        it.side = side;
        it.alertedAt = now;
        const alert = { value, level, side, flow, figure: figureText(figure) };
        return [{ condition: conditionText(it.condition), ...alert }];
      }),
    missing: (flow) =>
      watched
        .map(({ condition }) => condition.figure)
        .filter((figure) => figureOf(flow, figure) === undefined)
        .map(figureText),
  };
}

const sideOf = (value: number, level: number): Side | undefined =>
  value === level ? undefined : value > level ? 'above' : 'below';
