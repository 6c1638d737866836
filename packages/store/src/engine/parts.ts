/** The rows of a table in the order of their ids, part by part; `next` reads some of those after an id. */
export async function* inParts<Row extends { readonly id: unknown }>(
  next: (last: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let last = 0; ;) {
    const rows = await next(last);
    if (rows.length === 0) return;
    yield rows;
    last = Number(rows.at(-1)?.id);
  }
}
