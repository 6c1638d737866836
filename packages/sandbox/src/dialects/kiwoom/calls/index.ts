import type { DataCall } from '../call.ts';
import { ka10064, ka10065 } from './estimates.ts';
import { ka10034, ka10035, ka10036, ka10037 } from './foreign-rankings.ts';
import { ka20001, ka20009 } from './index-now.ts';
import { ka10008, ka10059 } from './stock-days.ts';
import { ka10010, ka90013 } from './stock-programs.ts';
import { ka10051 } from './ka10051.ts';
import { ka10099, ka20002 } from './issues.ts';
import { ka10131 } from './ka10131.ts';
import { ka20003, ka20006 } from './indexes.ts';
import { ka90009 } from './ka90009.ts';
import { ka90005, ka90010 } from './market-programs.ts';

const OF_ONE_STOCK = [ka10008, ka10010, ka10059, ka10064, ka90013];
const RANKINGS = [ka10034, ka10035, ka10036, ka10037, ka10065, ka10131, ka90009];
const OF_SECTORS = [ka10051, ka20001, ka20002, ka20003, ka20006, ka20009];
const OF_MARKETS = [ka10099, ka90005, ka90010];

/** Every call that Kiwoom answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  ...OF_ONE_STOCK,
  ...RANKINGS,
  ...OF_SECTORS,
  ...OF_MARKETS,
];
