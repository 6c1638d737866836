import {
  INVESTOR_TREE,
  INVESTORS,
  latestSession,
  MARKET_LABELS,
  MARKETS,
  offerOf,
  sectorsOf,
  type Source,
  volumeUnitOf,
} from 'investor-flow';
import type { BrokerSetting, Setting } from '../api/setting.ts';
import { type Text, text } from '../api/words.ts';
import type { ViewContext } from '../views/view.ts';

/** What a reader calls a broker; another goes by its own name. */
const LABELS: Readonly<Record<string, Text>> = {
  kiwoom: text('키움증권', 'Kiwoom'),
  koreainvestment: text('한국투자증권', 'Korea Investment'),
};

type Parts = Pick<ViewContext, 'sources' | 'clock' | 'calendar'> & {
  readonly version: string;
  readonly isEmbedded: boolean;
};

export function settingOf({ sources, clock, calendar, version, isEmbedded }: Parts): Setting {
  const now = clock.now();
  return {
    version,
    now,
    latest: latestSession(calendar, now, 'krx')?.day ?? '',
    isEmbedded,
    brokers: Object.entries(sources).map(([name, source]) => brokerOf(name, source)),
    markets: MARKETS.map((id) => ({
      id,
      label: MARKET_LABELS[id],
      volumeUnit: volumeUnitOf(id),
      sectors: sectorsOf(id).map(({ id: sector, level, label }) => ({ id: sector, level, label })),
    })),
    investors: INVESTORS.map((id) => ({
      id,
      parent: INVESTOR_TREE[id].parent ?? null,
      label: INVESTOR_TREE[id].label,
    })),
  };
}

function brokerOf(name: string, source: Source): BrokerSetting {
  const { capabilities } = source;
  const top = offerOf(capabilities, 'topStocks');
  return {
    name,
    label: LABELS[name] ?? text(name, name),
    markets: MARKETS.filter((market) => source.refusal('investorFlow', { market }) === undefined),
    // A store has no rankings of its own to choose from.
    rankings: Object.entries('by' in top && top.by !== undefined ? top.by : {}).map(
      ([by, sessions]) => ({ by, sessions }),
    ),
    lacks: (['stocks', 'topStocks'] as const).flatMap((question) => {
      const offer = offerOf(capabilities, question);
      return offer.support === 'none' ? [offer.because] : [];
    }),
  };
}
