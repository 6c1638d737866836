/** A model as it is, on one line. */
export const json = (model: unknown): string => `${JSON.stringify(model)}\n`;
