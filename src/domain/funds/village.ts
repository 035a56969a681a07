/**
 * 村民意见征求: the village is asked before a project is chosen (SX-PA-42). Consultations on identification and exit are the
 * ledger's own.
 */
import { refuse } from '../decider';
import { acceptingStream } from '../dispatch';
import { define } from '../fact';
import { businessDate, count, id, oneOf, sha256 } from '../fields';

export const VillageConsultationHeld = define({
  type: 'VillageConsultationHeld',
  zh: '村民意见征求',
  cites: ['SX-PA-42'],
  recordedBy: ['village-committees'],
  occurredOn: 'heldOn',
  naturalKey: ['villageCode', 'heldOn', 'topic'],
  fields: {
    villageCode: id(),
    heldOn: businessDate(),
    topic: oneOf(['project_choice', 'identification', 'exit'], { from: ['SX-PA-42'] }),
    participants: count(),
    minutesSha256: sha256(),
  },
  check: ({ participants }) =>
    participants > 0
      ? undefined
      : refuse('incoherent-fact', 'a consultation is held with somebody', {
          pointer: '/participants',
          cites: ['SX-PA-42'],
        }),
});

export const village = acceptingStream({
  kind: 'village',
  zh: '村民意见征求',
  idField: 'villageCode',
  facts: [VillageConsultationHeld],
});
