/** What the key of this tab may read, as the service says. */
import { createContext, use } from 'react';
import type { Answer } from '../api/client';

export type Rights = Answer<'/v1/session'>;

/** Given once to everything that is signed in: links ask for it by the hundred. */
export const RightsContext = createContext<Rights | undefined>(undefined);

/** Undefined until the service has said so. */
export const useRights = (): Rights | undefined => use(RightsContext);

export const readsView = (rights: Rights, view: string): boolean => rights.reads.views.includes(view);
