import { suiteOf } from '../support/fault-matrix/suite.ts';

suiteOf('kiwoom', ({ broker, fault }) => broker === 'kiwoom' && fault !== 'slow');
