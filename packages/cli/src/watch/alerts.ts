import { type InvestorFlow, MARKET_LABELS, sectorIn } from 'investor-flow';
import type { Language } from '../language.ts';
import { ENVIRONMENT_MARKS } from '../render/labels.ts';
import { grouped, koreanMoment } from '../render/numbers.ts';
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

export const WEBHOOK_FORMATS = ['json', 'slack', 'telegram'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

export interface PayloadOptions {
  readonly format: WebhookFormat;
  /** Where Telegram posts it: the number of a chat, or `@channel`. */
  readonly chat?: string | undefined;
  readonly language: Language;
}

/** The body of a post: fields of our own, or what Slack (Discord too, below `/slack`) or Telegram's `sendMessage` take. */
export function payloadOf(alert: Alert, { format, chat, language }: PayloadOptions): object {
  const text = alertText(alert, language);
  if (format === 'slack') return { text: text.replaceAll(/[&<>]/g, (it) => SLACK[it] ?? it) };
  if (format === 'telegram') return { [TELEGRAM_CHAT]: chat, text };
  const { flow, ...fields } = alert;
  const { broker, environment, market, sector, day, observedAt } = flow;
  return { text, ...fields, broker, environment, market, sector, day, observedAt };
}

/** As Telegram names it. */
const TELEGRAM_CHAT = 'chat_id';
/** What Slack takes for markup. */
const SLACK: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An alert in one sentence. */
export function alertText(
  { condition, figure, value, side, flow }: Alert,
  language: Language,
): string {
  const { market, sector, observedAt, environment } = flow;
  const mark = ENVIRONMENT_MARKS[environment]?.[language];
  const label = sector.id === undefined ? undefined : sectorIn(market, sector.id)?.label[language];
  const subject = `${MARKET_LABELS[market][language]} ${label ?? sector.name}`;
  const unit = UNITS[unitOf(figure, flow)][language];
  const sentence = {
    en: `${subject}: ${figure} is ${written(value)}${unit}, ${side} its level (${condition}), ${koreanMoment(observedAt)}`,
    ko: `${subject}: ${figure} ${written(value)}${unit}, 기준 ${side === 'above' ? '위' : '아래'} (${condition}), ${koreanMoment(observedAt)}`,
  }[language];
  return mark === undefined ? sentence : `[${mark}] ${sentence}`;
}

const written = (value: number): string => grouped(value, Number.isInteger(value) ? 0 : 2);

type Unit = 'won' | 'share' | 'contract' | 'percent' | 'point';
const UNITS: Readonly<Record<Unit, Readonly<Record<Language, string>>>> = {
  won: { en: ' won', ko: '원' },
  share: { en: ' shares', ko: '주' },
  contract: { en: ' contracts', ko: '계약' },
  percent: { en: ' %', ko: ' %' },
  point: { en: '', ko: '' },
};

function unitOf(figure: string, { volumeUnit }: InvestorFlow): Unit {
  if (figure === 'index.changePercent') return 'percent';
  if (figure.startsWith('index.')) return 'point';
  return figure.split('.')[1] === 'volume' ? volumeUnit : 'won';
}
