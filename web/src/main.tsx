import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './frame/frame.css';
import { NotLoaded } from './frame/loaded';
import { startTexts } from './i18n/i18n';
import { sessionOnArrival } from './session/use-session';

/** What a boundary shows is in the console too, but for a part that did not come: the browser says so itself. */
const told = (error: unknown): void => {
  if (!(error instanceof NotLoaded)) console.error(error);
};

const session = sessionOnArrival();
dayjs.locale('zh-cn');
void startTexts().then(() => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the document has no root');
  createRoot(root, { onCaughtError: told }).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
});
