/** A fact as it was recorded, beside the page. What shows and checks it is loaded when one is opened. */
import { Drawer } from 'antd';
import { lazy, Suspense } from 'react';
import { useAddressMember } from '../basis/use-basis';
import { FailureBoundary } from '../frame/failure';
import { loaded } from '../frame/loaded';
import { Loading } from '../frame/states';
import { useTexts } from '../i18n/i18n';
import { FACT } from './fact-link';
import { factTexts } from './texts';

const FactView = lazy(async () => ({ default: (await loaded(import('./fact-view'))).FactView }));

export function FactDrawer() {
  const t = useTexts(factTexts);
  const [id, open] = useAddressMember(FACT);
  return (
    <Drawer
      open={id !== undefined}
      onClose={() => open(undefined)}
      title={id === undefined ? t('title') : `${t('title')} ${id}`}
      size={760}
      // With a mask it would lock scrolling by a style without a nonce; and the page beside may still be read.
      mask={false}
      aria-modal={false}
      destroyOnHidden
    >
      {id === undefined ? null : (
        <FailureBoundary key={id}>
          <Suspense fallback={<Loading />}>
            <FactView key={id} id={id} />
          </Suspense>
        </FailureBoundary>
      )}
    </Drawer>
  );
}
