import type { ComparisonLine, ComparisonVerdict, FlowComparison } from 'investor-flow';
import type { JSX } from 'preact';
import { type Text, text } from '../../api/words.ts';
import { plainStep, type UnitOf, unitLabel, wonStep } from '../../shared/units.ts';
import { marketIn, usePage } from '../state/surroundings.ts';
import { Figure } from './figure.tsx';
import { type Column, Table } from './table.tsx';

export function Verdict({ verdict }: { readonly verdict: ComparisonVerdict }): JSX.Element {
  const { say } = usePage();
  return <span class={`verdict verdict-${verdict}`}>{say(`verdict-${verdict}`)}</span>;
}

interface ComparisonProps {
  readonly comparison: FlowComparison;
}

/** What stops two answers from being compared, and what a reader should know. */
export function Notes({ comparison }: ComparisonProps): JSX.Element {
  const { say } = usePage();
  const { obstacles, caveats } = comparison;
  return (
    <>
      {obstacles.length === 0 ? null : <List notes={obstacles} label={say('obstacles')} />}
      {caveats.length === 0 ? null : (
        <details>
          <summary>
            {say('caveats')} ({caveats.length})
          </summary>
          <List notes={caveats} />
        </details>
      )}
    </>
  );
}

interface ListProps {
  readonly notes: readonly { readonly kind: string; readonly message: string }[];
  readonly label?: string;
}

const List = ({ notes, label }: ListProps): JSX.Element => (
  <ul class="notes" aria-label={label}>
    {notes.map(({ kind, message }) => (
      <li key={message}>
        <code>{kind}</code> <span lang="en">{message}</span>
      </li>
    ))}
  </ul>
);

/** The unit of a line's figures: the volume of derivatives is in contracts. */
function useUnit(): (line: ComparisonLine) => UnitOf {
  const { setting, where } = usePage();
  // A market that the setting does not have gets no answer; a stock is counted in shares.
  const volumeUnit = marketIn(setting, where.market)?.volumeUnit ?? 'share';
  return ({ measure }) => (measure === 'value' ? 'won' : volumeUnit);
}

const SIDES: readonly ComparisonLine['side'][] = ['net', 'buy', 'sell'];

/** The figures of both, their difference, and what explains it. */
export function ComparisonLines({ comparison }: ComparisonProps): JSX.Element {
  const { say, investor, broker, language } = usePage();
  const { left, right, lines } = comparison;
  const unitOf = useUnit();
  const amounts = lines.filter(({ measure }) => measure === 'value');
  const step = wonStep(
    amounts.flatMap((it) => [it.left ?? [], it.right ?? []].flat()),
    language,
  );
  const fine = wonStep(
    amounts.flatMap(({ difference }) => difference ?? []),
    language,
  );
  const figure = (line: ComparisonLine, side: 'left' | 'right' | 'difference'): JSX.Element => {
    const isDifference = side === 'difference';
    const what = `${investor(line.investor)} ${say(line.side)} ${say(line.measure)}`;
    const wons = isDifference ? fine : step;
    return (
      <Figure
        value={line[side]}
        of={side === 'left' ? left : right}
        unit={unitOf(line)}
        label={isDifference ? say(side) : what}
        isNet={isDifference || line.side === 'net'}
        step={line.measure === 'value' ? wons : plainStep(unitOf(line))}
      />
    );
  };
  const columns: readonly Column<ComparisonLine>[] = [
    {
      key: 'what',
      head: say('investor'),
      isName: true,
      cell: (it) => `${investor(it.investor)} ${say(it.side)}`,
    },
    { key: 'left', head: broker(left.broker), cell: (it) => figure(it, 'left') },
    { key: 'right', head: broker(right.broker), cell: (it) => figure(it, 'right') },
    {
      key: 'difference',
      head: `${say('difference')} (${fine.label})`,
      cell: (it) => figure(it, 'difference'),
    },
    {
      key: 'verdict',
      isText: true,
      cell: ({ verdict }) => <span class={`line-verdict verdict-${verdict}`}>{say(verdict)}</span>,
    },
    {
      key: 'why',
      isText: true,
      class: 'why',
      cell: (it) => <Why line={it} names={[broker(left.broker), broker(right.broker)]} />,
    },
  ];
  return (
    <Table
      caption={say('lines')}
      unit={step.label}
      columns={columns}
      rows={lines.toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side))}
      keyOf={(it) => `${it.measure}.${it.investor}.${it.side}`}
    />
  );
}

interface WhyProps {
  readonly line: ComparisonLine;
  readonly names: readonly [string, string];
}

/** A difference in words. */
function Why({ line, names }: WhyProps): JSX.Element | null {
  const { of } = usePage();
  const unit = useUnit()(line);
  const { verdict, because, tolerance, left } = line;
  if (because !== undefined) return <span lang="en">{because}</span>;
  const size = tolerance === undefined ? '' : tolerance.toLocaleString('en-US');
  const amount =
    size +
    of(
      unit === 'won'
        ? text('원', ' won')
        : text(unitLabel(unit, 'ko'), ` ${unitLabel(unit, 'en')}`),
    );
  const texts: Readonly<Record<ComparisonLine['verdict'], Text>> = {
    equal: text('', ''),
    'within-rounding': text(
      `두 증권사의 반올림만으로 ${amount}까지 벌어질 수 있습니다.`,
      `Rounding alone may set the two apart by ${amount}.`,
    ),
    moving: text(
      '앞선 응답이 왔을 때 수치가 아직 움직이고 있었습니다.',
      'The figures still moved when the earlier answer came.',
    ),
    different: text(
      `반올림이 허용하는 ${amount}보다 크게 다릅니다.`,
      `More than the ${amount} that rounding explains.`,
    ),
    'left-only': text(
      `${names[1]}은(는) 이 수치를 주지 않습니다.`,
      `${names[1]} does not give it.`,
    ),
    'right-only': text(
      `${names[0]}은(는) 이 수치를 주지 않습니다.`,
      `${names[0]} does not give it.`,
    ),
  };
  const said = of(texts[verdict]);
  return said === '' && left !== undefined ? null : <span>{said}</span>;
}
