import type { Language } from '../api/words.ts';

/** What a figure counts. */
export type UnitOf = 'won' | 'share' | 'contract' | 'percent' | 'point' | 'price' | 'count';

/** The step in which the amounts of one table are written. */
export interface Step {
  readonly label: string;
  readonly size: number;
  readonly decimals: number;
}

const EOK = 100_000_000;
const JO = 1_000_000_000_000;
const EOK_IN_JO = 10_000;
const BILLION = 1_000_000_000;
const MILLION = 1_000_000;
const THOUSAND = 1_000;

const STEPS: Readonly<
  Record<Language, readonly { readonly label: string; readonly size: number }[]>
> = {
  ko: [
    { label: '억원', size: EOK },
    { label: '백만원', size: MILLION },
    { label: '원', size: 1 },
  ],
  en: [
    { label: '₩bn', size: BILLION },
    { label: '₩m', size: MILLION },
    { label: '₩', size: 1 },
  ],
};
const MOST_DECIMALS = 2;
/** Half a step is still written as a step. */
const HALF = 0.5;

/** The largest step that shows every amount: one that is not 0 is never written as 0. */
export function wonStep(amounts: readonly number[], language: Language): Step {
  const sizes = amounts.filter((it) => it !== 0).map(Math.abs);
  const least = sizes.length === 0 ? Infinity : Math.min(...sizes);
  for (const { label, size } of STEPS[language]) {
    const usual = size === BILLION ? 1 : 0;
    if (size === 1) return { label, size, decimals: 0 };
    for (let decimals = usual; decimals <= MOST_DECIMALS; decimals += 1)
      if (least >= (HALF * size) / 10 ** decimals) return { label, size, decimals };
  }
  return { label: '', size: 1, decimals: 0 };
}

const grouped = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

const MINUS = '−';

/** With the sign of buying and selling: colour alone must not carry it. */
export const signOf = (value: number): string => (value > 0 ? '+' : value < 0 ? MINUS : '');

/** A figure in its step, with the sign where it is a net. */
export const stepped = (value: number, { size, decimals }: Step, isNet: boolean): string => {
  const text = grouped(Math.abs(value) / size, decimals);
  return isNet ? signOf(value) + text : (value < 0 ? MINUS : '') + text;
};

/** An amount alone, in words a reader knows: `+1조 3,667억`, `+₩1.37tn`. */
export function wonText(value: number, language: Language, isNet = true): string {
  const sign = isNet ? signOf(value) : value < 0 ? MINUS : '';
  const size = Math.abs(value);
  return sign + (language === 'ko' ? korean(size) : english(size));
}

function korean(size: number): string {
  const allEok = Math.round(size / EOK);
  const [jo, eok] = [Math.floor(allEok / EOK_IN_JO), allEok % EOK_IN_JO];
  if (jo > 0) return eok === 0 ? `${grouped(jo, 0)}조` : `${grouped(jo, 0)}조 ${grouped(eok, 0)}억`;
  if (size >= 10 * EOK) return `${grouped(allEok, 0)}억`;
  if (size >= EOK) return `${grouped(size / EOK, 1)}억`;
  if (size >= 10 * THOUSAND) return `${grouped(Math.round(size / (10 * THOUSAND)), 0)}만`;
  return `${grouped(size, 0)}원`;
}

function english(size: number): string {
  if (size >= JO) return `₩${grouped(size / JO, 2)}tn`;
  if (size >= BILLION) return `₩${grouped(size / BILLION, 1)}bn`;
  if (size >= MILLION) return `₩${grouped(size / MILLION, 1)}m`;
  return `₩${grouped(size, 0)}`;
}

const SHARES: Readonly<Record<Language, Readonly<Record<'share' | 'contract', string>>>> = {
  ko: { share: '주', contract: '계약' },
  en: { share: ' sh', contract: ' ct' },
};
const MAN = 10_000;

/** A quantity alone: `+1,234만주`, `+12.3m sh`. */
export function quantityText(
  value: number,
  unit: 'share' | 'contract',
  language: Language,
  isNet = true,
): string {
  const sign = isNet ? signOf(value) : value < 0 ? MINUS : '';
  const size = Math.abs(value);
  const text =
    language === 'ko'
      ? size >= 10 * MAN
        ? `${grouped(Math.round(size / MAN), 0)}만`
        : grouped(size, 0)
      : size >= MILLION
        ? `${grouped(size / MILLION, 1)}m`
        : grouped(size, 0);
  return sign + text + SHARES[language][unit];
}

export const unitLabel = (unit: UnitOf, language: Language): string =>
  ({
    won: language === 'ko' ? '원' : '₩',
    share: language === 'ko' ? '주' : 'shares',
    contract: language === 'ko' ? '계약' : 'contracts',
    percent: '%',
    point: language === 'ko' ? '포인트' : 'points',
    price: language === 'ko' ? '원' : '₩',
    count: '',
  })[unit];

/** An exact figure with its unit: what stands behind a rounded one. */
export function exactText(value: number, unit: UnitOf, language: Language, isNet: boolean): string {
  const decimals = unit === 'percent' || unit === 'point' ? 2 : 0;
  const text = grouped(Math.abs(value), decimals);
  const sign = isNet ? signOf(value) : value < 0 ? MINUS : '';
  const label = unitLabel(unit, language);
  if (label === '') return sign + text;
  if (label === '₩') return `${sign}₩${text}`;
  return unit === 'percent' || language === 'ko'
    ? `${sign}${text}${label}`
    : `${sign}${text} ${label}`;
}

const plainText = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 2 }).replace('-', MINUS);

/** A label on the axis of amounts: short, without a sign for 0. */
export function axisText(value: number, unit: UnitOf, language: Language): string {
  if (value === 0) return '0';
  if (unit === 'won' && language === 'ko' && Math.abs(value) >= JO)
    return `${plainText(value / JO)}조`;
  if (unit === 'won')
    return wonText(value, language, false).replace(/\.0+(?=[a-z억])|(?<=\.\d)0(?=[a-z])/, '');
  if (unit === 'percent') return `${plainText(value)}%`;
  if (unit === 'share' || unit === 'contract') return quantityText(value, unit, language, false);
  return grouped(value, Math.abs(value) < 100 && value % 1 !== 0 ? 1 : 0);
}
