import type { Rule } from '../rule';

/** 记录权限 (GS-CG-17 and its counterparts), kept when a fact is sent: another organ's key is refused with 403. */
export const r67Competence: Rule = {
  id: 'R-67',
  zh: '记录权限',
  en: 'Competence of the recording organ',
  cites: ['GS-CG-17', 'GS-LE-25', 'GS-PA-10', 'SX-PA-40'],
  reading:
    'Each kind of fact names the organs that may record it; the key decides, never the request. Where the text names no ' +
    'organ the nearest one stands in the declaration. What is refused is the recording: the deciding organ that a fact ' +
    'names may be a wrong one, because a wrong organ may really have decided.',
  parameters: [],
  examples: {
    1: 'an organisation department sends PartyDisciplineImposed: refused, 403',
    2: 'an audit office sends FundIrregularityFound: accepted',
  },
  pending: {
    3: 'ExitApproved: a county sends it for a county and is refused, SX-PA-13 names the provincial government',
  },
};
