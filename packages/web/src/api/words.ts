/** One text in both languages. */
export interface Text {
  readonly ko: string;
  readonly en: string;
}
export type Language = keyof Text;

export const text = (ko: string, en: string): Text => ({ ko, en });
