import { textsOf } from '../../i18n/texts';

export const startTexts = textsOf(
  'start',
  {
    title: '实录',
    lead: '每一件事记录一次,不可更改;任何一天的情况、按任何时候所知,都可以重新查看。',
    noPages: '该令牌的角色没有可看的页面。',
  },
  {
    title: 'Shilu',
    lead: 'Every fact is recorded once and never changed. Any day can be looked at again, as known at any time.',
    noPages: 'There is no page for the role of this token.',
  },
);
