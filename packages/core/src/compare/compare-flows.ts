import { comparisonLines } from './comparison-lines.ts';
import type {
  Caveat,
  ComparedFlow,
  CompareOptions,
  FlowComparison,
  Obstacle,
} from './flow-comparison.ts';
import type { InvestorFlow } from '../model/investor-flow.ts';
import type { Venue } from '../market.ts';
import { koreanInstant } from '../calendar/trading-day.ts';

/** When a day's figures stand still, in Korean time: KRX settles at 18:00, Nextrade trades until 20:00. */
const SETTLED_HOUR: Readonly<Record<Venue, number>> = { krx: 18, nxt: 20, unified: 20 };
const USUAL_APART_MS = 60_000;

/**
 * Compares two flows figure by figure; pure.
 *
 * Two figures may differ by half a step for each rounded column that went into them, and that tolerance is in each line.
 * What makes the flows incomparable is an obstacle; figures only one side tells are no disagreement.
 */
export function compareFlows(
  left: InvestorFlow,
  right: InvestorFlow,
  options: CompareOptions = {},
): FlowComparison {
  const lines = comparisonLines(left, right);
  const apartMs = Math.abs(Date.parse(right.observedAt) - Date.parse(left.observedAt));
  const obstacles = [
    ...differences(left, right),
    ...tooFarApart(left, right, apartMs, options.maxApartMs ?? USUAL_APART_MS),
    ...(lines.some(({ difference }) => difference !== undefined)
      ? []
      : [obstacle('nothing-in-common', 'no figure is told by both')]),
  ];
  const disagrees = lines.some(({ verdict }) => verdict === 'different');
  return {
    left: compared(left),
    right: compared(right),
    apartMs,
    obstacles,
    caveats: caveatsOf(left, right),
    lines,
    verdict: obstacles.length > 0 ? 'incomparable' : disagrees ? 'disagree' : 'agree',
  };
}

const compared = ({
  broker,
  environment,
  api,
  day,
  status,
  observedAt,
}: InvestorFlow): ComparedFlow => ({ broker, environment, api, day, status, observedAt });

const obstacle = (kind: Obstacle['kind'], message: string): Obstacle => ({ kind, message });

function differences(left: InvestorFlow, right: InvestorFlow): readonly Obstacle[] {
  const pairs: readonly (readonly [Obstacle['kind'], string, string])[] = [
    ['market', left.market, right.market],
    ['sector', sectorOf(left), sectorOf(right)],
    ['venue', left.venue, right.venue],
    ['day', left.day, right.day],
    ['unit', left.volumeUnit, right.volumeUnit],
  ];
  return pairs
    .filter(([, a, b]) => a !== b)
    .map(([kind, a, b]) => obstacle(kind, `the ${kind} differs: ${a} and ${b}`));
}

/** A sector outside the registry is the same only under the same broker and code. */
const sectorOf = ({ broker, sector }: InvestorFlow): string =>
  sector.id ?? `${sector.code} of ${broker}`;

function tooFarApart(
  left: InvestorFlow,
  right: InvestorFlow,
  apartMs: number,
  maxApartMs: number,
): readonly Obstacle[] {
  const earlier = Math.min(Date.parse(left.observedAt), Date.parse(right.observedAt));
  const still = Math.max(
    ...[left, right].map(({ day, venue }) => koreanInstant(day, SETTLED_HOUR[venue])),
  );
  if (apartMs <= maxApartMs || earlier >= still) return [];
  const message = `the answers are ${apartMs} ms apart, and ${maxApartMs} ms are allowed while figures still move`;
  return [obstacle('observed-apart', message)];
}

function caveatsOf(left: InvestorFlow, right: InvestorFlow): readonly Caveat[] {
  const both = [left, right];
  const caveats: Caveat[] = [];
  if (both.some(({ status }) => status === 'provisional'))
    caveats.push({ kind: 'status', message: said(both, ({ status }) => status) });
  if (both.some(({ dayBasis }) => dayBasis === 'assumed'))
    caveats.push({ kind: 'day-basis', message: said(both, ({ dayBasis }) => `day ${dayBasis}`) });
  if (both.some(({ environment }) => environment !== 'live'))
    caveats.push({ kind: 'environment', message: said(both, ({ environment }) => environment) });
  return caveats;
}

const said = (flows: readonly InvestorFlow[], what: (flow: InvestorFlow) => string): string =>
  flows.map((flow) => `${flow.broker}: ${what(flow)}`).join(', ');
