import {
  type ComparisonVerdict,
  type DayBasis,
  type Environment,
  type FlowSector,
  type Investor,
  INVESTOR_TREE,
  type Market,
  MARKET_LABELS,
  type Measure,
  type SectorLevel,
  sectorIn,
  type StockEstimate,
  type Status,
  type Trade,
  type VolumeUnit,
} from 'investor-flow';
import { type Text, text } from '../language.ts';

export const MEASURE_WORDS: Readonly<Record<Measure, Text>> = {
  value: text('금액', 'Value'),
  volume: text('수량', 'Volume'),
};

export const SIDE_WORDS: Readonly<Record<keyof Trade, Text>> = {
  net: text('순매수', 'Net'),
  buy: text('매수', 'Buy'),
  sell: text('매도', 'Sell'),
};

export const LEVEL_WORDS: Readonly<Record<SectorLevel, Text>> = {
  total: text('전체', 'total'),
  size: text('규모', 'size'),
  group: text('묶음', 'group'),
  industry: text('업종', 'industry'),
  segment: text('소속부', 'segment'),
};

export const STATUS_WORDS: Readonly<Record<Status | StockEstimate['status'], Text>> = {
  provisional: text('잠정', 'provisional'),
  final: text('확정', 'final'),
  estimated: text('추정', 'estimated'),
};

export const BASIS_WORDS: { readonly [B in DayBasis]?: Text } = {
  assumed: text('일자 추정', 'day assumed'),
};

export const VERDICT_WORDS: Readonly<Record<ComparisonVerdict, Text>> = {
  agree: text('일치', 'They agree'),
  moving: text('수치가 아직 움직임', 'Figures still move'),
  disagree: text('불일치', 'They disagree'),
  incomparable: text('비교 불가', 'They cannot be compared'),
};

/** What stands above figures that are not the exchange's. */
export const ENVIRONMENT_MARKS: { readonly [E in Environment]?: Text } = {
  mock: text('모의투자: 실제 수치가 아닙니다', 'MOCK: not real figures'),
  sandbox: text('샌드박스: 실제 수치가 아닙니다', 'SANDBOX: not real figures'),
  custom: text('사용자 지정 서버', 'CUSTOM HOST'),
};

export const marketText = (market: Market): Text => MARKET_LABELS[market];

/** A sector outside the registry goes by the broker's own name and code. */
export function sectorText(market: Market, { id, name, code }: FlowSector): Text {
  const known = id === undefined ? undefined : sectorIn(market, id)?.label;
  return known ?? text(`${name} [${code}]`, `${name} [${code}]`);
}

/** Parts of an investor are indented under it. */
export function investorText(investor: Investor): Text {
  const { parent, label } = INVESTOR_TREE[investor];
  const indent = parent === undefined ? '' : '  ';
  return text(indent + label.ko, indent + label.en);
}

/** What a table shows: `Value`, `Volume (shares)`. */
export function measureCaption(measure: Measure, unit: VolumeUnit = 'share'): Text {
  const { ko, en } = MEASURE_WORDS[measure];
  if (measure === 'value') return MEASURE_WORDS.value;
  const word = { share: text('주', 'shares'), contract: text('계약', 'contracts') }[unit];
  return text(`${ko} (${word.ko})`, `${en} (${word.en})`);
}

/** The same of a table of net figures. */
export function netCaption(measure: Measure, unit?: VolumeUnit): Text {
  const { ko, en } = measureCaption(measure, unit);
  return text(`순매수 ${ko}`, `Net ${en.toLowerCase()}`);
}
