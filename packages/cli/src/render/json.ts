/** A model as it is: one line, or of a list one line a row. */
export function jsonText(model: unknown): string {
  if (!Array.isArray(model) || model.length === 0) return `${JSON.stringify(model)}\n`;
  return `[\n${model.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}
