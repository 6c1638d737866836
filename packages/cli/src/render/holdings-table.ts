import type { ForeignHolding } from 'investor-flow';
import type { Look } from '../look.ts';
import { inFull, percent, withSign } from './figures.ts';
import { headline, markOf } from './heading.ts';
import { word } from './labels.ts';
import { type Column, type Table, table } from './table.ts';

/** What foreigners held of a stock, a line a day, newest first. */
export function holdingsTable(holdings: readonly ForeignHolding[], look: Look): Table {
  const [newest] = holdings;
  const oldest = holdings.at(-1);
  if (newest === undefined || oldest === undefined) return { lines: [], dropped: [] };
  const { language, paint } = look;
  const unit = word('share', language);
  const columns: readonly Column[] = [
    { heading: word('day', language), lean: 'left' },
    { heading: `${word('held', language)} (${unit})` },
    { heading: `${word('change', language)} (${unit})` },
    { heading: word('ownership', language) },
    { heading: word('limitUsed', language), drop: 1 },
    { heading: `${word('acquirable', language)} (${unit})`, drop: 3 },
    { heading: `${word('limit', language)} (${unit})`, drop: 4 },
    { heading: `${word('close', language)} (${word('won', language)})` },
    { heading: word('closeChange', language) },
    { heading: `${word('traded', language)} (${unit})`, drop: 2 },
  ];
  const rows = holdings.map((it) => [
    it.status === 'final' ? it.day : `${it.day} ${word(it.status, language)}`,
    inFull(it.heldShares),
    paint.signed(it.changeShares, withSign(it.changeShares)),
    percent(it.ownershipPercent),
    percent(it.limitUsedPercent),
    inFull(it.acquirableShares),
    inFull(it.limitShares),
    inFull(it.close),
    paint.signed(it.closeChange, withSign(it.closeChange)),
    inFull(it.tradedShares),
  ]);
  const { lines, dropped } = table(columns, rows, look.width);
  const days = `${oldest.day} ~ ${newest.day}`;
  const details = [days, newest.venue.toUpperCase(), `${newest.broker} ${newest.api}`];
  return {
    lines: [
      ...markOf(newest.environment, look),
      headline(newest.stock, details, look),
      '',
      ...lines,
    ],
    dropped,
  };
}
