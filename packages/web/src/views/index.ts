import type { Answers, ViewName } from '../api/answers.ts';
import { questionView } from './broker-view.ts';
import { calendar } from './calendar.ts';
import { collection } from './collection.ts';
import { comparison } from './comparison.ts';
import { find } from './find.ts';
import { flow } from './flow.ts';
import { history, holdings, stock } from './history.ts';
import { intraday } from './intraday.ts';
import { joint } from './joint.ts';
import { sectors } from './sectors.ts';
import { sectorStreaks } from './streaks.ts';
import type { View } from './view.ts';

/** Every view, one line each. */
export const VIEWS: { readonly [V in ViewName]: View<Answers[V]> } = {
  flow,
  intraday,
  history,
  sectors,
  stock,
  holdings,
  comparison,
  streaks: sectorStreaks,
  joint,
  ranking: questionView('topStocks', (rows) => rows),
  collection,
  find,
  calendar,
};

export const viewNamed = (name: string): View<unknown> | undefined =>
  Object.hasOwn(VIEWS, name) ? VIEWS[name as ViewName] : undefined;
