import { type Field, type Question, specOf } from 'investor-flow';

/** How the command line names a field; `market` and `stock` stand behind the command. */
const OPTIONS: { readonly [F in Field]?: string } = { measures: 'measure' };

type Typed = string | number | readonly string[] | undefined;

const textOf = (value: NonNullable<Typed>): string =>
  typeof value === 'object' ? value.join(',') : String(value);

/** Fields as options of the command line. */
export const typedWith = (fields: Readonly<Record<string, Typed>>): readonly string[] =>
  Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [`--${OPTIONS[field as Field] ?? field}`, textOf(value)],
  );

/** The words that ask a question on the command line. */
export function typed(question: Question, query: object, broker?: string): readonly string[] {
  const { market, stock, ...others } = query as Readonly<Record<string, Typed>>;
  const subject = market ?? stock;
  return [
    specOf(question).command,
    ...(subject === undefined ? [] : [textOf(subject)]),
    ...typedWith({ ...others, broker }),
  ];
}
