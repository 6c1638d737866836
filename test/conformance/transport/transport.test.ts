import { describe } from 'vitest';
import { offline } from '../../support/over-nock.ts';
import { answersSuite } from './answers.suite.ts';
import { authenticationSuite } from './authentication.suite.ts';
import { cancellingSuite } from './cancelling.suite.ts';
import { KIWOOM } from './kiwoom.ts';
import { KOREA_INVESTMENT } from './koreainvestment.ts';
import { revokeSuite } from './revoke.suite.ts';
import { settingsSuite } from './settings.suite.ts';
import { openSourceSuite } from './source.suite.ts';
import { temporarySuite } from './temporary.suite.ts';
import { throttlingSuite } from './throttling.suite.ts';

offline();

/** What every adapter owes on the wire. */
const SUITES = {
  authentication: authenticationSuite,
  'temporary failures': temporarySuite,
  throttling: throttlingSuite,
  answers: answersSuite,
  cancelling: cancellingSuite,
  revoking: revokeSuite,
  settings: settingsSuite,
  'an open source': openSourceSuite,
};

for (const adapter of [KIWOOM, KOREA_INVESTMENT])
  for (const [title, suite] of Object.entries(SUITES))
    describe(`${adapter.name}: ${title}`, () => {
      suite(adapter);
    });
