import { suiteOf } from '../support/fault-matrix/suite.ts';

suiteOf('koreainvestment', ({ broker, fault }) => broker === 'koreainvestment' && fault !== 'slow');
