/** Asks for the token and the log's key; a token is tried before it is kept. */
import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { askJson, Refused } from '../api/client';
import { useTexts } from '../i18n/i18n';
import type { Session } from '../session/session';
import { useSession } from '../session/use-session';
import { LanguageSwitch } from './language-switch';
import { frameTexts } from './texts';

export function SignIn({ wasRefused }: { readonly wasRefused: boolean }) {
  const t = useTexts(frameTexts);
  const { signIn } = useSession();
  const [fault, setFault] = useState<string | undefined>(wasRefused ? t('tokenRefused') : undefined);
  const [isChecking, setChecking] = useState(false);

  const submit = async ({ token, key }: { readonly token: string; readonly key?: string }): Promise<void> => {
    setChecking(true);
    const session: Session = { token: token.trim(), key: key?.trim() || undefined };
    try {
      await askJson('/v1/session', { token: session.token });
      signIn(session);
    } catch (error) {
      setFault(error instanceof Refused ? t('tokenRefused') : t('offline'));
    } finally {
      setChecking(false);
    }
  };

  return (
    <main className="sign-in">
      <Card>
        <Typography.Title level={1}>{t('name')}</Typography.Title>
        <Typography.Paragraph>{t('signInLead')}</Typography.Paragraph>
        {fault === undefined ? null : <Alert role="alert" type="error" showIcon title={fault} />}
        <Form layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item name="token" label={t('token')} rules={[{ required: true, message: t('tokenNeeded') }]}>
            <Input.Password autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="key" label={t('logKey')} extra={t('logKeyHint')}>
            <Input autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={isChecking}>
            {isChecking ? t('checking') : t('signIn')}
          </Button>
        </Form>
        <LanguageSwitch />
      </Card>
    </main>
  );
}
