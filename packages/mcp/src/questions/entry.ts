import type { Question, RowOf } from 'investor-flow';
import type { Answer } from '../answer/table.ts';
import { type Fields, type Tabled, tabled, type ToolWords } from '../tools/tool.ts';

/** How a question becomes a tool: its words, and its rows as a table with what stands beside them. */
export interface ToolEntry<Q extends Question = Question> extends ToolWords {
  table(
    rows: readonly RowOf<Q>[],
    fields: Fields,
    beside: Pick<Answer, 'facts' | 'caveats' | 'rest'>,
  ): Tabled;
}

/** Declares the tool of a question. */
export const toolOf =
  <Q extends Question>() =>
  <Shown>({
    table,
    ...words
  }: ToolWords & {
    readonly table: (
      rows: readonly RowOf<Q>[],
      fields: Fields,
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
