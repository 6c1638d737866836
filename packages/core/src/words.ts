/** Two spellings of one name; Korean as KRX prints it, English as KRX translates it. */
export interface Label {
  readonly ko: string;
  readonly en: string;
}

/** A day in Korea, `YYYY-MM-DD`. Such texts sort by time. */
export type TradingDay = string;

/** A listed issue's short code: six characters, letters allowed (`005930`, `0197X0`). */
export type StockCode = string;

export const isStockCode = (text: unknown): text is StockCode =>
  typeof text === 'string' && /^[0-9A-Z]{6}$/.test(text);

/** The first words of the rows of a table, in their order. */
export const firstColumn = <const Rows extends readonly (readonly [string, ...unknown[]])[]>(
  rows: Rows,
) => rows.map(([first]) => first) as unknown as { readonly [I in keyof Rows]: Rows[I][0] };
