/** 签订周期: what a letter is signed for. The text states no frequency (AMB-14), so each letter says its own. */
import { refuse, type Refusal } from '../refusal';
import { group, oneOf, optional, year, type Static } from '../fields';

export const cycle = () => group({ type: oneOf(['year', 'campaign']), year: optional(year()) });

export type Cycle = Static<ReturnType<typeof cycle>>;

/** A cycle of type year names its year; the whole campaign has none. */
export const cycleFault = ({ type, year: named }: Cycle): Refusal | undefined =>
  (type === 'year') === (named !== undefined)
    ? undefined
    : refuse('incoherent-fact', 'a cycle of type year names its year, one of type campaign names none', {
        pointer: '/cycle/year',
        cites: ['GS-PA-5'],
      });
