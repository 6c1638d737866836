import stringWidth from 'string-width';

/** A column: its heading, which side its cells lean to, and how wide it is at least. */
export interface Column {
  readonly heading: string;
  readonly lean?: 'left' | 'right';
}

/** Lines of a table whose Korean letters, two cells wide, stay in their columns. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ heading }, place) =>
    Math.max(...[heading, ...rows.map((row) => row[place] ?? '')].map((it) => stringWidth(it))),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ lean = 'right' }, place) => {
        const cell = cells[place] ?? '';
        const gap = ' '.repeat((widths[place] ?? 0) - stringWidth(cell));
        return lean === 'left' ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map(({ heading }) => heading)), rule, ...rows.map(line)];
}

/** Won, to the won. */
export const won = (amount: number): string => amount.toLocaleString('en-US');

const EOK = 100_000_000;
const JO = 10_000 * EOK;

/** Won as Koreans say it: `-1조 9,507억`. */
export function inWords(amount: number): string {
  const size = Math.round(Math.abs(amount) / EOK) * EOK;
  const sign = size === 0 ? '' : amount < 0 ? '-' : '+';
  const jo = Math.floor(size / JO);
  const eok = ((size % JO) / EOK).toLocaleString('en-US');
  return jo === 0 ? `${sign}${eok}억` : `${sign}${jo}조 ${eok}억`;
}
