/** Accepted facts of clean-governance files and of their readings. */
import type { Examples } from './example';
import { DEMO_ORG, DEMO_PERSON } from './organisations';

export const integrityFiles: Examples<
  'IntegrityFileOpened' | 'IntegrityFileEntryMade' | 'IntegrityFileUsedInDecision'
> = {
  IntegrityFileOpened: {
    opens: true,
    stream: `integrity-${DEMO_PERSON}`,
    data: {
      personId: DEMO_PERSON,
      custodianOrgId: DEMO_ORG,
      openedOn: '2022-03-01',
      scope: 'managed_leading_cadre',
    },
  },
  /** Rests on the first fact on record, whatever it is. */
  IntegrityFileEntryMade: {
    stream: `integrity-${DEMO_PERSON}`,
    data: {
      entryId: '2025-001',
      personId: DEMO_PERSON,
      entryKind: 'assessment_result',
      sourceEventId: '00000000-0000-8000-8000-000000000000',
      enteredOn: '2025-01-20',
      sectionCode: 'F-04',
    },
  },
  IntegrityFileUsedInDecision: {
    stream: `integrity-${DEMO_PERSON}`,
    data: {
      personId: DEMO_PERSON,
      decisionKind: 'selection',
      decidedOn: '2025-03-01',
      docNo: '示组任〔2025〕4号',
      entryIds: ['2025-001'],
    },
  },
};

export const consultations: Examples<'IntegrityFileConsulted'> = {
  IntegrityFileConsulted: {
    opens: true,
    stream: `consultation-${DEMO_PERSON}`,
    data: {
      personId: DEMO_PERSON,
      queriedByOrgId: DEMO_ORG,
      queriedByRole: 'organisation-department',
      purpose: 'selection',
      asOf: '2025-02-01',
      knownAt: '4182',
      consultedOn: '2025-02-03',
    },
  },
};
