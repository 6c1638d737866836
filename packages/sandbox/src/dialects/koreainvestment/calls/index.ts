import type { DataCall, TokenCall } from '../call.ts';
import { fhkst01010100 } from './fhkst01010100.ts';
import { fhkst01010900 } from './fhkst01010900.ts';
import { fhptj04030000 } from './fhptj04030000.ts';
import { fhptj04040000 } from './fhptj04040000.ts';
import { fhptj04160001 } from './fhptj04160001.ts';
import { fhpup02100000 } from './fhpup02100000.ts';
import { fhpup02120000 } from './fhpup02120000.ts';
import { revokeP } from './revokep.ts';
import { tokenP } from './tokenp.ts';

/** Every call that Korea Investment answers here. */
export const DATA_CALLS: readonly DataCall[] = [
  fhptj04030000,
  fhptj04040000,
  fhptj04160001,
  fhkst01010100,
  fhkst01010900,
  fhpup02100000,
  fhpup02120000,
];

export const TOKEN_CALLS: readonly TokenCall[] = [tokenP, revokeP];
