import type { DataCall, TokenCall } from '../call.ts';
import { au10001 } from './au10001.ts';
import { au10002 } from './au10002.ts';
import { ka10008 } from './ka10008.ts';
import { ka10010 } from './ka10010.ts';
import { ka10034 } from './ka10034.ts';
import { ka10035 } from './ka10035.ts';
import { ka10036 } from './ka10036.ts';
import { ka10037 } from './ka10037.ts';
import { ka10051 } from './ka10051.ts';
import { ka10059 } from './ka10059.ts';
import { ka10064 } from './ka10064.ts';
import { ka10065 } from './ka10065.ts';
import { ka10099 } from './ka10099.ts';
import { ka10131 } from './ka10131.ts';
import { ka20001 } from './ka20001.ts';
import { ka20002 } from './ka20002.ts';
import { ka20003 } from './ka20003.ts';
import { ka20006 } from './ka20006.ts';
import { ka20009 } from './ka20009.ts';
import { ka90005 } from './ka90005.ts';
import { ka90009 } from './ka90009.ts';
import { ka90010 } from './ka90010.ts';
import { ka90013 } from './ka90013.ts';

/** Every call that Kiwoom answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  ka10008,
  ka10010,
  ka10034,
  ka10035,
  ka10036,
  ka10037,
  ka10051,
  ka10059,
  ka10064,
  ka10065,
  ka10099,
  ka10131,
  ka20001,
  ka20002,
  ka20003,
  ka20006,
  ka20009,
  ka90005,
  ka90009,
  ka90010,
  ka90013,
];

export const TOKEN_CALLS: readonly TokenCall[] = [au10001, au10002];
