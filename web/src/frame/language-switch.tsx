import { Button } from 'antd';
import { useLanguage, useTexts } from '../i18n/i18n';
import { frameTexts } from './texts';

export function LanguageSwitch() {
  const t = useTexts(frameTexts);
  const [language, setLanguage] = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {t('language')}
    </Button>
  );
}
