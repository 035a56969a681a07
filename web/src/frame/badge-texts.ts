import { textsOf } from '../i18n/texts';

export const badgeTexts = textsOf(
  'badge',
  {
    label: '账本验证:{{mark}}',
    unpinned: '未作验证',
    checking: '正在验证',
    sound: '已验证',
    unproven: '尚未证实',
    broken: '验证失败',
    details: '验证详情',
    banner: '验证失败:账本与其签名不符,或曾被改动。请勿据此作出决定,并保存证据。',
  },
  {
    label: 'Verification of the log: {{mark}}',
    unpinned: 'Not checked',
    checking: 'Checking',
    sound: 'Verified',
    unproven: 'Not proven yet',
    broken: 'Verification failed',
    details: 'What was verified',
    banner:
      'Verification failed: the log does not agree with its signatures, or was changed. Decide nothing on it, and keep the evidence.',
  },
);
