import type { JSX } from 'preact';
import { BrokerChoice, MarketChoice } from '../parts/choices.tsx';
import { Segmented } from '../parts/controls.tsx';
import { JointPanel } from '../parts/joint.tsx';
import { RankingPanel } from '../parts/ranking.tsx';
import { StreakChoices, StreakPanel } from '../parts/streaks.tsx';
import { usePage } from '../state/surroundings.ts';

const SCREENS = { streaks: StreakPanel, joint: JointPanel, ranking: RankingPanel };
const NAMES = ['streaks', 'joint', 'ranking'] as const;

/** Sectors and stocks that stand out: streaks, joint buying, rankings with their basis. */
export function ScreensPage(): JSX.Element {
  const { say, query } = usePage();
  const screen = NAMES.find((it) => it === query['screen']) ?? 'streaks';
  const Screen = SCREENS[screen];
  return (
    <>
      <div class="row choices">
        <Segmented
          label={say('screens')}
          name="screen"
          usual="streaks"
          value={screen}
          choices={NAMES}
          and={{ sort: undefined }}
        />
        <BrokerChoice />
        <MarketChoice />
        {screen === 'streaks' ? <StreakChoices /> : null}
      </div>
      <Screen />
    </>
  );
}
