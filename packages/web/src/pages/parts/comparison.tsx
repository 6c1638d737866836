import type { ComparisonLine, ComparisonVerdict, FlowComparison } from 'investor-flow';
import type { JSX } from 'preact';
import { wonStep } from '../../shared/units.ts';
import { useNames } from '../state/surroundings.ts';
import type { Word } from '../words/words.ts';
import { Figure, type Origin } from './figure.tsx';
import { type Column, Table } from './table.tsx';

const VERDICTS: Readonly<Record<ComparisonVerdict, Word>> = {
  agree: 'verdictAgree',
  moving: 'verdictMoving',
  disagree: 'verdictDisagree',
  incomparable: 'verdictIncomparable',
};

export function Verdict({ verdict }: { readonly verdict: ComparisonVerdict }): JSX.Element {
  const { say } = useNames();
  return <span class={`verdict verdict-${verdict}`}>{say(VERDICTS[verdict])}</span>;
}

/** What stops two answers from being compared, and what a reader should know. */
export function Notes({ comparison }: { readonly comparison: FlowComparison }): JSX.Element {
  const { say } = useNames();
  const { obstacles, caveats } = comparison;
  return (
    <>
      {obstacles.length === 0 ? null : (
        <ul class="notes" aria-label={say('obstacles')}>
          {obstacles.map(({ kind, message }) => (
            <li key={kind}>
              <code>{kind}</code> <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      )}
      {caveats.length === 0 ? null : (
        <details>
          <summary>
            {say('caveats')} ({caveats.length})
          </summary>
          <ul class="notes">
            {caveats.map(({ kind, message }) => (
              <li key={message}>
                <code>{kind}</code> <span lang="en">{message}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const present = (value: number | undefined): readonly number[] =>
  value === undefined ? [] : [value];

const SIDES: readonly ComparisonLine['side'][] = ['net', 'buy', 'sell'];

/** The figures of both, their difference, and what explains it. */
export function ComparisonLines({
  comparison,
}: {
  readonly comparison: FlowComparison;
}): JSX.Element {
  const { say, investor, broker, language } = useNames();
  const { left, right, lines } = comparison;
  const amounts = lines.filter(({ measure }) => measure === 'value');
  const step = wonStep(
    amounts.flatMap((it) => [...present(it.left), ...present(it.right)]),
    language,
  );
  const fine = wonStep(
    amounts.flatMap(({ difference }) => present(difference)),
    language,
  );
  const figure = (line: ComparisonLine, side: 'left' | 'right', of: Origin): JSX.Element => (
    <Figure
      value={line[side]}
      of={of}
      unit={line.measure === 'value' ? 'won' : 'share'}
      label={`${investor(line.investor)} ${say(line.side)} ${say(line.measure)}`}
      isNet={line.side === 'net'}
      step={line.measure === 'value' ? step : { label: '', size: 1, decimals: 0 }}
    />
  );
  const columns: readonly Column<ComparisonLine>[] = [
    {
      key: 'what',
      head: say('investor'),
      isName: true,
      cell: (it) => `${investor(it.investor)} ${say(it.side)}`,
    },
    { key: 'left', head: broker(left.broker), cell: (it) => figure(it, 'left', left) },
    { key: 'right', head: broker(right.broker), cell: (it) => figure(it, 'right', right) },
    {
      key: 'difference',
      head: `${say('difference')} (${fine.label})`,
      cell: (it) => (
        <Figure
          value={it.difference}
          of={right}
          unit={it.measure === 'value' ? 'won' : 'share'}
          label={say('difference')}
          isNet
          step={it.measure === 'value' ? fine : { label: '', size: 1, decimals: 0 }}
        />
      ),
    },
    {
      key: 'verdict',
      head: say('verdict'),
      isText: true,
      cell: ({ verdict }) => <span class={`line-verdict verdict-${verdict}`}>{say(verdict)}</span>,
    },
    {
      key: 'why',
      head: say('why'),
      isText: true,
      classOf: () => 'why',
      cell: (it) => <Why line={it} names={[broker(left.broker), broker(right.broker)]} />,
    },
  ];
  return (
    <>
      <p class="unit">
        {say('unit')}: {step.label}
      </p>
      <Table
        caption={say('lines')}
        columns={columns}
        rows={lines.toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side))}
        keyOf={(it) => `${it.measure}.${it.investor}.${it.side}`}
      />
    </>
  );
}

/** A difference in words. */
function Why({
  line,
  names,
}: {
  readonly line: ComparisonLine;
  readonly names: readonly [string, string];
}): JSX.Element | null {
  const { language } = useNames();
  const { verdict, because, tolerance, left } = line;
  const ko = language === 'ko';
  if (because !== undefined) return <span lang="en">{because}</span>;
  const amount = tolerance === undefined ? '' : tolerance.toLocaleString('en-US');
  const unit = line.measure === 'value' ? (ko ? '원' : ' won') : ko ? '주' : ' shares';
  const texts: Readonly<Record<ComparisonLine['verdict'], string>> = {
    equal: '',
    'within-rounding': ko
      ? `두 증권사의 반올림만으로 ${amount}${unit}까지 벌어질 수 있습니다.`
      : `Rounding alone may set the two apart by ${amount}${unit}.`,
    moving: ko
      ? '앞선 응답이 왔을 때 수치가 아직 움직이고 있었습니다.'
      : 'The figures still moved when the earlier answer came.',
    different: ko
      ? `반올림이 허용하는 ${amount}${unit}보다 크게 다릅니다.`
      : `More than the ${amount}${unit} that rounding explains.`,
    'left-only': ko
      ? `${names[1]}은(는) 이 수치를 주지 않습니다.`
      : `${names[1]} does not give it.`,
    'right-only': ko
      ? `${names[0]}은(는) 이 수치를 주지 않습니다.`
      : `${names[0]} does not give it.`,
  };
  const text = texts[verdict];
  return text === '' && left !== undefined ? null : <span>{text}</span>;
}
