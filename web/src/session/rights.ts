/** What the key of this tab may read, as the service says. */
import { useAnswer } from '../api/use-answer';
import type { Answer } from '../api/client';

export type Rights = Answer<'/v1/session'>;

/** Undefined until the service has said so. */
export const useRights = (): Rights | undefined => useAnswer('/v1/session').data;

export const readsView = (rights: Rights, view: string): boolean => rights.reads.views.includes(view);
