/** Asks what a file is read for, before anything of it is asked for: the reading itself is put on record. */
import { Alert, Button, Card, Form, Radio, Typography } from 'antd';
import { useLanguage, useTexts } from '../../i18n/i18n';
import { termOf } from '../../i18n/terms/term-of';
import { purposeTexts } from './texts';

interface PurposeProps {
  readonly purposes: readonly string[];
  /** What the address says, when that is no purpose. */
  readonly unknown: string | undefined;
  /** Name or id of the person. */
  readonly who: string;
  readonly onChosen: (purpose: string) => void;
}

export function Purpose({ purposes, unknown, who, onChosen }: PurposeProps) {
  const t = useTexts(purposeTexts);
  const [language] = useLanguage();
  return (
    <Card className="purpose">
      <Typography.Title level={2}>{t('heading')}</Typography.Title>
      <p>
        <bdi>{t('whose', { who })}</bdi>
      </p>
      {unknown === undefined ? null : (
        <Alert role="alert" type="error" showIcon title={t('unknown', { purpose: unknown })} />
      )}
      <Alert type="info" showIcon title={t('recorded')} description={t('why')} />
      <Form layout="vertical" onFinish={({ purpose }: { readonly purpose: string }) => onChosen(purpose)}>
        <Form.Item name="purpose" label={t('purpose')} rules={[{ required: true, message: t('heading') }]}>
          <Radio.Group
            aria-label={t('purpose')}
            options={purposes.map((purpose) => ({
              value: purpose,
              label: termOf('value', `purpose=${purpose}`, language),
            }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('open')}
        </Button>
      </Form>
    </Card>
  );
}
