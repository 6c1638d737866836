/** One thing wrong, and where: a field of the question, a column of the answer, a setting. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}
