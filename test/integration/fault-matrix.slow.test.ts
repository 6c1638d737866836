import { vi } from 'vitest';
import { suiteOf } from '../support/fault-matrix/suite.ts';

// These wait in real time, and so they wait side by side.
vi.setConfig({ maxConcurrency: 16 });
suiteOf('answers that come too late', ({ fault }) => fault === 'slow', { concurrent: true });
