import type { Question, RowOf } from 'investor-flow';
import type { Answer } from '../answer/table.ts';
import { type Tabled, tabled } from '../tools/tool.ts';

/** The fields of a call, as they came; the library has checked them by the time there is an answer. */
export type AskedFields = Readonly<Record<string, unknown>>;

/** What stands beside the rows, whatever the question. */
export type Beside = Pick<Answer, 'facts' | 'caveats' | 'rest'>;

/** How a question becomes a tool. */
export interface ToolEntry<Q extends Question = Question> {
  readonly name: string;
  readonly title: string;
  /** What the figures are, in which unit, and what they are not. */
  readonly description: string;
  table(rows: readonly RowOf<Q>[], fields: AskedFields, beside: Beside): Tabled;
}

/** Declares the tool of a question: its words, and its rows as a table. */
export const toolOf =
  <Q extends Question>() =>
  <Shown>({
    table,
    ...words
  }: Omit<ToolEntry<Q>, 'table'> & {
    readonly table: (
      rows: readonly RowOf<Q>[],
      fields: AskedFields,
    ) => Omit<Answer<Shown>, 'caveats' | 'rest'>;
  }): ToolEntry<Q> => ({
    ...words,
    table: (rows, fields, { facts, ...beside }) => {
      const shown = table(rows, fields);
      return tabled({ ...shown, ...beside, facts: { ...facts, ...shown.facts } });
    },
  });

/** Why a question is not a tool of its own. */
export interface NoTool {
  readonly because: string;
}
