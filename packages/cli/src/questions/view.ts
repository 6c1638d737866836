import type { BrokerError, Result } from 'investor-flow';
import type { Arguments } from '../arguments.ts';
import type { ExitMessage } from '../exit.ts';
import type { ArgumentSpec, OptionSpec } from '../options.ts';
import type { Csv } from '../render/formats.ts';
import type { Section } from '../render/section.ts';
import type { Language, Text } from '../language.ts';

/** What a table is drawn for. */
export interface TableRequest {
  readonly given: Arguments;
  readonly language: Language;
}

/** How one question is typed and printed; options and query come from its fields. */
export interface View<Row = unknown, Shown = Row> {
  /** Whether this question was typed, for commands of several; absent: always. */
  applies?(given: Arguments): boolean;
  /** In place of the market or stock of the question. */
  readonly argument?: ArgumentSpec;
  /** In place of the options of the question's fields. */
  readonly fieldOptions?: readonly OptionSpec[];
  /** Beside the options of the question's fields. */
  readonly options?: readonly OptionSpec[];
  /** In place of the one query that the fields make. */
  queries?(given: Arguments): Result<readonly object[], ExitMessage>;
  /** What is printed in place of the rows that were answered. */
  shown?(rows: readonly Row[], given: Arguments): Result<readonly Shown[], ExitMessage>;
  /** Said with a failure. */
  advice?(error: BrokerError): Text | undefined;
  /** Said after the subject in the heading. */
  title?(rows: readonly Row[], request: TableRequest): string | undefined;
  readonly csv: Csv<Shown>;
  /** Of the rows themselves, where `csv` is of what is printed in their place. */
  readonly rowsCsv?: Csv<Row>;
  sections(rows: readonly Shown[], request: TableRequest): readonly Section[];
  /** Said to the person after the table. */
  readonly note?: Text;
}
