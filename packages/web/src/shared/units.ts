import { type Language, type Text, text } from '../api/words.ts';

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

const STEPS: Readonly<Record<Language, readonly Pick<Step, 'label' | 'size'>[]>> = {
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

/** Figures that stand in their own unit. */
export const plainStep = (unit: UnitOf): Step => ({
  label: '',
  size: 1,
  decimals: unit === 'point' || unit === 'percent' ? 2 : 0,
});

/** The step of amounts of one unit. */
export const stepFor = (unit: UnitOf, amounts: readonly number[], language: Language): Step =>
  unit === 'won' ? wonStep(amounts, language) : plainStep(unit);

const grouped = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

const MINUS = '−';

/** With the sign of buying and selling: colour alone must not carry it. */
export const signOf = (value: number): string => (value > 0 ? '+' : value < 0 ? MINUS : '');

const signed = (value: number, isNet: boolean, size: string): string =>
  (isNet || value < 0 ? signOf(value) : '') + size;

/** A figure in its step, with the sign where it is a net. */
export const stepped = (value: number, { size, decimals }: Step, isNet: boolean): string =>
  signed(value, isNet, grouped(Math.abs(value) / size, decimals));

/** An amount alone, in words a reader knows: `+1조 3,667억`, `+₩1.37tn`. */
export const wonText = (value: number, language: Language, isNet = true): string =>
  signed(value, isNet, { ko: korean, en: english }[language](Math.abs(value)));

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

const SHARES: Readonly<Record<'share' | 'contract', Text>> = {
  share: text('주', ' sh'),
  contract: text('계약', ' ct'),
};
const MAN = 10_000;

/** A quantity alone: `+1,234만주`, `+12.3m sh`. */
export function quantityText(
  value: number,
  unit: 'share' | 'contract',
  language: Language,
  isNet = true,
): string {
  const size = Math.abs(value);
  const label = SHARES[unit][language];
  if (language === 'ko' && size >= 10 * MAN)
    return signed(value, isNet, `${grouped(Math.round(size / MAN), 0)}만${label}`);
  if (language === 'en' && size >= MILLION)
    return signed(value, isNet, `${grouped(size / MILLION, 1)}m${label}`);
  return signed(value, isNet, grouped(size, 0) + label);
}

const UNITS: Readonly<Record<UnitOf, Text>> = {
  won: text('원', '₩'),
  share: text('주', 'shares'),
  contract: text('계약', 'contracts'),
  percent: text('%', '%'),
  point: text('포인트', 'points'),
  price: text('원', '₩'),
  count: text('', ''),
};
export const unitLabel = (unit: UnitOf, language: Language): string => UNITS[unit][language];

/** An exact figure with its unit: what stands behind a rounded one. */
export function exactText(value: number, unit: UnitOf, language: Language, isNet: boolean): string {
  const size = grouped(Math.abs(value), plainStep(unit).decimals);
  const label = unitLabel(unit, language);
  if (label === '₩') return signed(value, isNet, label + size);
  const space = unit === 'percent' || unit === 'count' || language === 'ko' ? '' : ' ';
  return signed(value, isNet, size + space + label);
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
