import { render } from 'preact';
import type { Setting } from '../api/setting.ts';
import { App } from './app.tsx';
import { noteServerTime } from './state/clock.ts';
import { WORDS } from './words/words.ts';

async function start(): Promise<void> {
  const response = await fetch('/api/setting');
  if (!response.ok) throw new Error(await response.text());
  const setting = (await response.json()) as Setting;
  noteServerTime(setting.now);
  render(<App setting={setting} />, document.body);
}

start().catch((thrown: unknown) => {
  const language = document.documentElement.lang === 'ko' ? 'ko' : 'en';
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  render(
    <main class="lost">
      <p role="alert">{WORDS.noServer[language]}</p>
      <p>{detail}</p>
    </main>,
    document.body,
  );
});
