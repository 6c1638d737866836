import { type Field, type Question, type QueryOf, specOf } from 'investor-flow';

/** What an address asks: its query, each name once. */
export type Parameters = Readonly<Record<string, string>>;

/** How a field is written in an address; whether its words exist is for the library to say. */
const READ: { readonly [F in Field]?: (text: string) => unknown } = {
  limit: Number,
  sessions: Number,
  measures: (text) => text.split(','),
};

/** The fields that an address may have for a question. */
export const fieldsOf = (question: Question): readonly Field[] => {
  const { required, optional, open = [] } = specOf(question).fields;
  return [...required, ...open, ...optional];
};

/** The query of a question, read from an address by the registry. */
export const queryFrom = <Q extends Question>(question: Q, parameters: Parameters): QueryOf<Q> =>
  Object.fromEntries(
    fieldsOf(question).flatMap((field) => {
      const text = parameters[field];
      return text === undefined ? [] : [[field, READ[field]?.(text) ?? text]];
    }),
  ) as QueryOf<Q>;

/** A whole number of an address, within bounds; nothing where it is none. */
export function countIn(text: string, most: number): number | undefined {
  const count = Number(text);
  return /^\d+$/.test(text) && count >= 1 && count <= most ? count : undefined;
}
