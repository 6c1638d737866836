import { type Field, type Question, specOf } from 'investor-flow';

/** How the command line names a field; `market` and `stock` stand behind the command. */
const OPTIONS: { readonly [F in Field]?: string } = { measures: 'measure' };

/** The words that ask a question on the command line. */
export function typed(question: Question, query: object, broker?: string): readonly string[] {
  const { market, stock, ...others } = query as Readonly<Record<string, unknown>>;
  const subject = market ?? stock;
  return [
    specOf(question).command,
    ...(subject === undefined ? [] : [String(subject)]),
    ...Object.entries(others).flatMap(([field, value]) =>
      value === undefined
        ? []
        : [
            `--${OPTIONS[field as Field] ?? field}`,
            Array.isArray(value) ? value.join(',') : String(value),
          ],
    ),
    ...(broker === undefined ? [] : ['--broker', broker]),
  ];
}
