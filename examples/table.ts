import stringWidth from 'string-width';

/** A column: its heading, which side its cells lean to, and how wide it is at least. */
export interface Column {
  readonly heading: string;
  readonly lean?: 'left' | 'right';
}

/** Columns by their headings; one that begins with `<` leans left. */
export const columns = (...headings: readonly string[]): readonly Column[] =>
  headings.map((heading) =>
    heading.startsWith('<') ? { heading: heading.slice(1), lean: 'left' } : { heading },
  );

/** Lines of a table whose Korean letters, two cells wide, stay in their columns. */
export function table(
  across: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = across.map(({ heading }, place) =>
    Math.max(...[heading, ...rows.map((row) => row[place] ?? '')].map((it) => stringWidth(it))),
  );
  const line = (cells: readonly string[]): string =>
    across
      .map(({ lean = 'right' }, place) => {
        const cell = cells[place] ?? '';
        const gap = ' '.repeat((widths[place] ?? 0) - stringWidth(cell));
        return lean === 'left' ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(across.map(({ heading }) => heading)), rule, ...rows.map(line)];
}

/** Won, to the won. */
export const won = (amount: number): string => amount.toLocaleString('en-US');

const MAN = 10_000;
const EOK = 10_000 * MAN;
const JO = 10_000 * EOK;

/** Won in Korean units: `-1조 9,507억`, and `+3,500만` below 1억. */
export function inWords(amount: number): string {
  const step = Math.abs(amount) < EOK ? MAN : EOK;
  const size = Math.round(Math.abs(amount) / step) * step;
  const sign = size === 0 ? '' : amount < 0 ? '-' : '+';
  if (size < EOK) return size === 0 ? '0' : `${sign}${(size / MAN).toLocaleString('en-US')}만`;
  const jo = Math.floor(size / JO);
  const eok = ((size % JO) / EOK).toLocaleString('en-US');
  return jo === 0 ? `${sign}${eok}억` : `${sign}${jo}조 ${eok}억`;
}
