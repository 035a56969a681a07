/** An article as it was printed, beside the page. */
import { Drawer, Typography } from 'antd';
import { useAnswer } from '../api/use-answer';
import { useAddressMember } from '../basis/use-basis';
import { Answered } from '../frame/states';
import { useTexts } from '../i18n/i18n';
import { ARTICLE } from './cite-link';
import { articleTexts } from './texts';

export function ArticleDrawer() {
  const t = useTexts(articleTexts);
  const [cite, open] = useAddressMember(ARTICLE);
  const answer = useAnswer('/v1/articles/{cite}', {
    params: { cite: cite ?? '' },
    enabled: cite !== undefined,
    keepPrevious: false,
  });
  return (
    <Drawer
      open={cite !== undefined}
      onClose={() => open(undefined)}
      title={`${t('title')} ${cite ?? ''}`}
      size={560}
      // With a mask it would lock scrolling by a style without a nonce.
      mask={false}
      aria-modal={false}
    >
      {cite === undefined ? null : (
        <Answered answer={answer}>
          {({ regulation, text, sourceSha256 }) => (
            <>
              <Typography.Title level={3} lang="zh-Hant">
                {regulation.title}
              </Typography.Title>
              <Typography.Paragraph lang="zh-Hant" className="article-text">
                {text}
              </Typography.Paragraph>
              <Typography.Paragraph type="secondary">
                {t('source')} <code>{sourceSha256}</code>
              </Typography.Paragraph>
            </>
          )}
        </Answered>
      )}
    </Drawer>
  );
}
