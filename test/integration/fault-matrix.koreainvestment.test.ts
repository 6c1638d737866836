import { suiteOf } from '../support/fault-matrix/suite.ts';

suiteOf('koreainvestment');
