import type { JSX } from 'preact';
import { BrokerChoice, changing, MarketChoice, type PageQuery } from '../parts/choices.tsx';
import { Segmented } from '../parts/controls.tsx';
import { JointPanel } from '../parts/joint.tsx';
import { RankingPanel } from '../parts/ranking.tsx';
import { StreakChoices, StreakPanel } from '../parts/streaks.tsx';
import { useNames } from '../state/surroundings.ts';

const SCREENS = ['streaks', 'joint', 'ranking'] as const;
/** Sectors and stocks that stand out: streaks, joint buying, rankings with their basis. */
export function ScreensPage({ query }: { readonly query: PageQuery }): JSX.Element {
  const { say } = useNames();
  const change = changing('screens', query);
  const screen = SCREENS.find((it) => it === query['screen']) ?? 'streaks';
  return (
    <>
      <div class="choices">
        <Segmented
          label={say('screens')}
          value={screen}
          choices={SCREENS.map((it) => ({ value: it, label: say(it) }))}
          onChoose={(it) => change({ screen: it === 'streaks' ? undefined : it, sort: undefined })}
        />
        <BrokerChoice query={query} change={change} />
        <MarketChoice query={query} change={change} />
        {screen === 'streaks' ? <StreakChoices query={query} change={change} /> : null}
      </div>
      {screen === 'streaks' ? (
        <StreakPanel query={query} change={change} />
      ) : screen === 'joint' ? (
        <JointPanel query={query} change={change} />
      ) : (
        <RankingPanel query={query} change={change} />
      )}
    </>
  );
}
