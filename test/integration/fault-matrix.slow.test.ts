import { suiteOf } from '../support/fault-matrix/suite.ts';

// These wait in real time, and so they wait side by side.
suiteOf('answers that come too late', ({ fault }) => fault === 'slow', { concurrent: true });
