/** What every answer about the past says about itself. */
import { Type } from '@sinclair/typebox';
import { count, day, optional, orNull, shape, text } from './terms';

const knownAt = Type.Union([Type.String(), Type.Integer(), Type.Null()], {
  description: 'As asked: an instant (RFC 3339, UTC), a log size, or null when it was left out.',
});

const members = {
  effectiveOn: day('Legal day that was answered for.'),
  knownAt,
  size: count('Log prefix that was answered from: facts with an index below it.'),
  checkpoint: orNull(
    Type.String(),
    'First signed checkpoint of at least that size (C2SP signed note); null until there is one.',
  ),
  rulebook: text('`rulebook@version` that judged.'),
  warning: optional(text('Only on a ledger that is served read-only because it is damaged: what is wrong.')),
};

/** 依据. */
export const basis = shape('Basis', 'Everything an answer depends on: the same basis always gives the same answer.', {
  ...members,
  projection: text('`name@version` of the view that was read.'),
});

/** Of an answer that several views were read for. */
export const sharedBasis = shape('SharedBasis', 'The basis of an answer that rests on several views.', members);
