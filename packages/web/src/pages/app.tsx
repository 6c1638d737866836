import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Setting } from '../api/setting.ts';
import { Details } from './parts/details.tsx';
import { Header } from './parts/header.tsx';
import { CollectionPage } from './pages/collection.tsx';
import { ComparePage } from './pages/compare.tsx';
import { HistoryPage } from './pages/history.tsx';
import { MarketPage } from './pages/market.tsx';
import { ScreensPage } from './pages/screens.tsx';
import { SectorsPage } from './pages/sectors.tsx';
import { StockPage } from './pages/stock.tsx';
import type { PageName } from '../api/pages.ts';
import { useAddress } from './state/address.ts';
import { useLanguage, useTheme } from './state/preferences.ts';
import { SurroundingsContext } from './state/surroundings.ts';
import { WORDS } from './words/words.ts';

const PAGE: { readonly [P in PageName]: () => JSX.Element } = {
  market: MarketPage,
  history: HistoryPage,
  sectors: SectorsPage,
  stock: StockPage,
  compare: ComparePage,
  screens: ScreensPage,
  collection: CollectionPage,
};

export function App({ setting }: { readonly setting: Setting }): JSX.Element {
  const { page, query } = useAddress();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  const Page = PAGE[page];
  useEffect(() => {
    document.title = `${WORDS[page][language]} · ${WORDS.title[language]}`;
  }, [page, language]);
  return (
    <SurroundingsContext.Provider value={{ setting, language, page, query }}>
      <a class="skip" href="#content">
        {WORDS.skip[language]}
      </a>
      <Header onLanguage={setLanguage} theme={theme} onTheme={setTheme} />
      {setting.isEmbedded ? (
        <p class="banner" role="note">
          {WORDS.sandboxMark[language]}
        </p>
      ) : null}
      <main id="content" tabIndex={-1}>
        <Page key={page} />
      </main>
      <Details />
    </SurroundingsContext.Provider>
  );
}
