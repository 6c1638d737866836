import type { Body, Sight, Table } from '../../wire.ts';
import type { ErrorCode } from './envelope.ts';

/** One call about the market: its address, its parameters, where its rows are, and what it answers. */
export interface DataCall {
  readonly api: string;
  readonly path: string;
  /** Parameters of the body; those that are not here are not read. */
  readonly inputs: Readonly<Record<string, Input>>;
  readonly table: Table;
  answer(asked: Asked): Reply;
}

/** Which texts a parameter takes. */
export interface Input {
  readonly takes: RegExp;
  /** Whether it may be missing or blank. */
  readonly optional?: boolean;
  /** Why another text is refused, and the class of that refusal where it is not the usual one. */
  readonly because?: string;
  readonly returnCode?: number;
}

export interface Asked extends Sight {
  readonly body: Body;
  /** The key a continued call came with. */
  readonly key: string | undefined;
}

/** What a call has to say; the envelope is the dialect's. */
export type Reply = Given | Refused;

export interface Given {
  /** What stands beside the rows. */
  readonly payload?: Body;
  /** The rows of the table's list. */
  readonly rows?: readonly object[];
  /** Where the next page goes on; nothing on the last one. */
  readonly next?: string | undefined;
}

export const NO_ROWS: Given = { rows: [] };

export interface Refused {
  readonly refused: ErrorCode;
  /** What follows the code's own sentence. */
  readonly detail?: string;
  readonly returnCode?: number;
}

/** A parameter that takes one of a few texts. */
export const oneOf = (texts: readonly string[]): Input => ({
  takes: new RegExp(`^(?:${texts.join('|')})$`, 'u'),
});

/** The first thing wrong with the parameters; every missing one is found before a wrong one. */
export function refuseInputs({ inputs }: DataCall, body: Body): Refused | undefined {
  const sent = Object.entries(inputs).map(([name, input]) => ({ name, input, text: body[name] }));
  const isBlank = (text: unknown): boolean => typeof text !== 'string' || text === '';
  const missing = sent.find(({ input, text }) => isBlank(text) && input.optional !== true);
  if (missing !== undefined) {
    return { refused: 1511, detail: `. 필수입력 파라미터=${missing.name}` };
  }
  const wrong = sent.find(({ input, text }) => !isBlank(text) && !input.takes.test(String(text)));
  if (wrong === undefined) return undefined;
  const { because = '허용되지 않는 값입니다', returnCode } = wrong.input;
  return {
    refused: 1517,
    detail: `. 파라미터=${wrong.name} 실패사유=${because}`,
    ...(returnCode !== undefined && { returnCode }),
  };
}
