type Cell = string | number | undefined;

/** One line, quoted as RFC 4180 has it; what is absent is empty. It ends with a line feed alone, for the shell's tools. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(quoted).join(',')}\n`;

function quoted(cell: Cell): string {
  const text = cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
