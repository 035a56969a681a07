/** The answers that these pages are made of. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

export type Basis = Schemas['Basis'];
export type FileDiff = Schemas['FileDiff'];
export type FileEntry = Schemas['FileEntry'];
export type FileSection = Schemas['FileSection'];
export type IntegrityFile = Schemas['IntegrityFile'];
export type MarkedFact = Schemas['MarkedFact'];
export type OfficialRow = Schemas['OfficialRow'];
export type PostHeld = Schemas['PostHeld'];
export type Tenure = Schemas['Tenure'];
