import type { DataCall, TokenCall } from '../call.ts';
import { fhkst01010100 } from './fhkst01010100.ts';
import { fhkst01010900 } from './fhkst01010900.ts';
import { fhkst644100c0 } from './fhkst644100c0.ts';
import { fhppg04600001 } from './fhppg04600001.ts';
import { fhppg04600101 } from './fhppg04600101.ts';
import { fhppg04650201 } from './fhppg04650201.ts';
import { fhptj04030000 } from './fhptj04030000.ts';
import { fhptj04040000 } from './fhptj04040000.ts';
import { fhptj04160001 } from './fhptj04160001.ts';
import { fhptj04400000 } from './fhptj04400000.ts';
import { fhpup02100000 } from './fhpup02100000.ts';
import { fhpup02120000 } from './fhpup02120000.ts';
import { hhptj04160200 } from './hhptj04160200.ts';
import { revokeP } from './revokep.ts';
import { tokenP } from './tokenp.ts';

/** Every call that Korea Investment answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  fhkst01010100,
  fhkst01010900,
  fhkst644100c0,
  fhppg04600001,
  fhppg04600101,
  fhppg04650201,
  fhptj04030000,
  fhptj04040000,
  fhptj04160001,
  fhptj04400000,
  fhpup02100000,
  fhpup02120000,
  hhptj04160200,
];

export const TOKEN_CALLS: readonly TokenCall[] = [tokenP, revokeP];
