import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './frame/frame.css';
import { startTexts } from './i18n/i18n';
import { sessionOnArrival } from './session/use-session';

const session = sessionOnArrival();
dayjs.locale('zh-cn');
void startTexts().then(() => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the document has no root');
  createRoot(root).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
});
