/** Keeps the frame standing when a page throws, or does not come at all. */
import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import { NotLoaded } from './loaded';
import { frameTexts } from './texts';

interface State {
  readonly error: Error | undefined;
}

export class FailureBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Failed error={error} />;
  }
}

/** What did not come is asked for again by the reader alone: a page that reloads itself might do so for ever. */
function Failed({ error }: { readonly error: Error }) {
  const t = useTexts(frameTexts);
  const isNotLoaded = error instanceof NotLoaded;
  return (
    <Alert
      role="alert"
      type={isNotLoaded ? 'warning' : 'error'}
      showIcon
      title={isNotLoaded ? t('notLoaded') : t('broken')}
      description={
        <>
          <p>{isNotLoaded ? t('notLoadedWhy') : String(error)}</p>
          <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
        </>
      }
    />
  );
}
