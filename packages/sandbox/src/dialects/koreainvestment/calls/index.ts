import type { DataCall } from '../call.ts';
import { fhptj04400000, hhptj04160200 } from './estimates.ts';
import { fhkst01010100 } from './stock-now.ts';
import { fhkst01010900, fhptj04160001 } from './stock-investors.ts';
import { fhkst644100c0 } from './fhkst644100c0.ts';
import { fhppg04650201 } from './fhppg04650201.ts';
import { fhptj04030000, fhptj04040000 } from './sector-investors.ts';
import { fhpup02100000, fhpup02120000 } from './indexes.ts';
import { fhppg04600001, fhppg04600101 } from './market-programs.ts';

const OF_ONE_STOCK = [fhkst01010100, fhkst01010900, fhppg04650201, fhptj04160001, hhptj04160200];
const RANKINGS = [fhkst644100c0, fhptj04400000];
const OF_SECTORS = [fhptj04030000, fhptj04040000, fhpup02100000, fhpup02120000];
const OF_MARKETS = [fhppg04600001, fhppg04600101];

/** Every call that Korea Investment answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  ...OF_ONE_STOCK,
  ...RANKINGS,
  ...OF_SECTORS,
  ...OF_MARKETS,
];
