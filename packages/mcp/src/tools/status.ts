import {
  addDays,
  CLOSED_DAYS_KNOWN_UNTIL,
  koreanTime,
  krxCalendar,
  latestSession,
  ok,
  offerOf,
  type Question,
  QUESTIONS,
  restsAt,
} from 'investor-flow';
import { caveatsOf } from '../answer/caveats.ts';
import { column } from '../answer/table.ts';
import { type Broker, tabled, toolWith } from './tool.ts';

const MEANING =
  'Which brokers this server asks, what they answer, and what day it is on the exchange. It sends nothing to a broker and shows no key.';

/** What the server can do now: asks no broker. */
export const status = toolWith(
  {
    name: 'get_status',
    title: 'What can be asked now (상태)',
    description:
      'Which brokers are set up, with their environment (live is real; sandbox and mock are not), which questions each of them answers, the Korean time, the latest session, and whether its figures still change. Call it first if you do not know whether the figures are real or of which day they are. It shows no keys.',
  },
  {},
  (_, { answering: { brokers }, now }) =>
    ok(
      tabled<Broker>({
        meaning: MEANING,
        facts: sessionFacts(now()),
        columns: [
          column('broker', 'text', '증권사', ({ name }) => name),
          column('environment', 'text', '환경', ({ environment }) => environment),
          column('answers', 'count', '답하는 질문 수', (it) => answered(it).length),
          column('lacks', 'words', '답하지 않는 질문', lacking),
        ],
        rows: brokers,
        caveats: caveatsOf(
          brokers.map(({ name, environment }) => ({
            broker: name,
            environment,
            api: '',
            observedAt: '',
          })),
        ),
      }),
    ),
);

const answered = ({ source }: Broker): readonly Question[] =>
  QUESTIONS.filter((it) => offerOf(source.capabilities, it).support !== 'none');
const lacking = (broker: Broker): string | undefined => {
  const lacks = QUESTIONS.filter((it) => !answered(broker).includes(it));
  return lacks.length === 0 ? undefined : lacks.join(', ');
};

/** Where the exchange is in its day. */
function sessionFacts(now: number): Readonly<Record<string, unknown>> {
  const { day: today, minutes } = koreanTime(now);
  const latest = latestSession(krxCalendar, now, 'krx')?.day;
  const clock = [Math.floor(minutes / 60), minutes % 60].map((it) => String(it).padStart(2, '0'));
  const isMoving = latest !== undefined && now < restsAt(latest, 'krx');
  return {
    koreanTime: `${today} ${clock.join(':')}`,
    today: krxCalendar.sessionOn(today) === 'closed' ? 'no session' : 'a session day',
    latestSession: latest,
    figures: latest && `of the latest session ${isMoving ? 'still change' : 'have come to rest'}`,
    calendar:
      today > addDays(CLOSED_DAYS_KNOWN_UNTIL, -1)
        ? `holidays are known until ${CLOSED_DAYS_KNOWN_UNTIL} alone`
        : undefined,
  };
}
