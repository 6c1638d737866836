import {
  err,
  type Investor,
  type InvestorFlow,
  INVESTORS,
  type Measure,
  MEASURES,
  ok,
  type Result,
  type Trade,
} from 'investor-flow';

/** One figure of a flow: an investor's amount or quantity, or the index beside it. */
export type Figure =
  | { readonly investor: Investor; readonly measure: Measure; readonly side: keyof Trade }
  | { readonly index: 'price' | 'change' | 'changePercent' };

export const RELATIONS = ['above', 'below', 'crosses'] as const;
export type Relation = (typeof RELATIONS)[number];

/** When an alert is wanted, as data: `foreign.value crosses 0`. */
export interface Condition {
  readonly figure: Figure;
  readonly relation: Relation;
  /** Won, shares, contracts, points or percent, as the figure. */
  readonly level: number;
}

const SIDES = ['net', 'buy', 'sell'] as const satisfies readonly (keyof Trade)[];
const INDEX = ['price', 'change', 'changePercent'] as const;
/** The longest that any condition can be written. */
const LONGEST = 200;

const among = <Word extends string>(words: readonly Word[], word: string): Word | undefined =>
  words.find((it) => it === word);

/**
 * Reads a condition: a figure, a relation and a level, with spaces between them; what is wrong with it otherwise.
 *
 * A figure is `<investor>.<value|volume>`, its `buy` or `sell` behind one more point, or `index.<price|change|changePercent>`.
 * A level is a decimal number; a whole one for amounts and quantities.
 */
export function conditionIn(text: string): Result<Condition, string> {
  if (text.length > LONGEST) return err('is too long for a condition');
  const words = text.trim().split(/\s+/);
  const [figureWord = '', relationWord = '', levelWord = ''] = words;
  if (words.length !== 3)
    return err('must be a figure, a relation and a level, like foreign.value crosses 0');
  const relation = among(RELATIONS, relationWord);
  if (relation === undefined) return err(`must have ${RELATIONS.join(', ')} in the middle`);
  return figureIn(figureWord).andThen((figure) =>
    levelIn(levelWord, 'index' in figure).map((level) => ({ figure, relation, level })),
  );
}

function figureIn(word: string): Result<Figure, string> {
  const [first = '', second = '', third, ...more] = word.split('.');
  if (first === 'index') {
    const index = among(INDEX, second);
    return index === undefined || third !== undefined
      ? err(`must name ${INDEX.map((it) => `index.${it}`).join(', ')}`)
      : ok({ index });
  }
  const investor = among(INVESTORS, first);
  if (investor === undefined) return err(`must begin with index or one of ${INVESTORS.join(', ')}`);
  const measure = among(MEASURES, second);
  if (measure === undefined) return err(`must have value or volume behind ${investor}`);
  const side = among(SIDES, third ?? 'net');
  return side === undefined || more.length > 0
    ? err(`must end with ${SIDES.join(', ')} behind ${investor}.${measure}, or with nothing`)
    : ok({ investor, measure, side });
}

function levelIn(word: string, isDecimal: boolean): Result<number, string> {
  const pattern = isDecimal ? /^[-+]?\d+(?:\.\d+)?$/ : /^[-+]?\d+$/;
  const level = Number(word);
  if (pattern.test(word) && (isDecimal || Number.isSafeInteger(level)) && Number.isFinite(level))
    return ok(level + 0);
  return err(
    isDecimal
      ? 'must end with a number, like 8000 or -1.5'
      : 'must end with a whole number of won or shares, like -100000000000',
  );
}

/** A figure as it is written in a condition. */
export const figureText = (figure: Figure): string => {
  if ('index' in figure) return `index.${figure.index}`;
  const { investor, measure, side } = figure;
  return `${investor}.${measure}${side === 'net' ? '' : `.${side}`}`;
};

export const conditionText = ({ figure, relation, level }: Condition): string =>
  `${figureText(figure)} ${relation} ${plain(level)}`;

/** A number without an exponent. */
const plain = (level: number): string =>
  level.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/** What a flow says of a figure; nothing where the broker does not tell it. */
export function figureOf(flow: InvestorFlow, figure: Figure): number | undefined {
  if ('index' in figure) return flow.index?.[figure.index];
  return flow[figure.measure]?.[figure.investor]?.[figure.side];
}
