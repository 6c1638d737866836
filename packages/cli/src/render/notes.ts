import type { Investor, Market, StockFlow } from 'investor-flow';
import { INVESTOR_TREE } from 'investor-flow';
import { type Text, text } from '../language.ts';
import { grouped } from './numbers.ts';
import type { Described } from './heading.ts';

/** What many models say of their figures. */
type Figures = Described &
  Partial<Pick<StockFlow, 'volumeUnit'>> & {
    readonly rounding?: { readonly [figure: string]: number | undefined };
    readonly derived?: readonly Investor[];
    readonly market?: Market;
  };

const IN_WON: ReadonlySet<string> = new Set(['value', 'turnover', 'netValue']);

/** What a reader of these figures should know; said beside the table and not in it. */
export function notesOn(rows: readonly Figures[]): readonly Text[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { broker, rounding = {}, derived = [], volumeUnit = 'share', day } = first;
  const notes: Text[] = [];
  const steps = Object.entries(rounding).flatMap(([figure, step]) =>
    step === undefined || step <= 1 ? [] : [stepText(figure, step, volumeUnit)],
  );
  if (steps.length > 0) {
    const [ko, en] = (['ko', 'en'] as const).map((it) => steps.map((step) => step[it]).join(', '));
    notes.push(text(`${broker}: 반올림 단위 ${ko}.`, `${broker} rounds ${en}.`));
  }
  if (derived.length > 0) {
    const [ko, en] = (['ko', 'en'] as const).map((it) =>
      derived.map((investor) => INVESTOR_TREE[investor].label[it]).join(', '),
    );
    notes.push(
      text(
        `${ko}: 증권사의 여러 항목을 더한 값입니다.`,
        `${en}: the sum of several columns of the broker.`,
      ),
    );
  }
  if (day !== undefined && rows.some(({ dayBasis }) => dayBasis === 'assumed'))
    notes.push(
      text(
        `응답에 날짜가 없습니다. 최근 거래일 ${day}로 보았습니다.`,
        `The answer has no date: ${day} is assumed, as the latest session.`,
      ),
    );
  else if (day !== undefined && first.status === 'provisional')
    notes.push(
      text(`${day}의 수치는 바뀔 수 있습니다.`, `The figures of ${day} may still change.`),
    );
  return notes;
}

function stepText(figure: string, step: number, volumeUnit: StockFlow['volumeUnit']): Text {
  if (IN_WON.has(figure)) return text(`금액 ${grouped(step)}원`, `value to ${grouped(step)} won`);
  const unit = { share: text('주', 'shares'), contract: text('계약', 'contracts') }[volumeUnit];
  return text(`수량 ${grouped(step)}${unit.ko}`, `volume to ${grouped(step)} ${unit.en}`);
}
