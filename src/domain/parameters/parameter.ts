/**
 * 参数设定: how an organ settles what the text leaves open. One stream for each parameter, `parameter-P-DENOM`; a value
 * holds from its own day on and is seen from its recording on, so that no answer given before changes.
 */
import { Type, type TUnsafe } from '@sinclair/typebox';
import { refuse, type Refusal } from '../decider';
import { acceptingStream } from '../dispatch';
import { define } from '../fact';
import { id, oneOf, optional, scheduledDate, text } from '../fields';
import { isLegalDay } from '../legal-day';
import { parameterIds, parameters, type ParameterDeclaration, type ParameterId } from './parameters';

const value = () =>
  Type.Union([text({ max: 2000 }), Type.Integer({ minimum: 0, maximum: 1_000_000_000 }), Type.Boolean()], {
    'x-code': 'invalid-field',
  }) as unknown as TUnsafe<string | number | boolean>;

export const ParameterSet = define({
  type: 'ParameterSet',
  zh: '参数设定',
  cites: ['GS-PA-21', 'SX-PA-49', 'GS-CG-14-i2'],
  recordedBy: ['ledger', 'leading-group', 'party-committee'],
  occurredOn: 'effectiveFrom',
  naturalKey: ['parameterId', 'jurisdiction', 'effectiveFrom'],
  fields: {
    parameterId: oneOf(parameterIds),
    /** Text, an integer or a boolean, as the parameter's declared form says. */
    value: value(),
    /** Layer of rules the value is for: CN, CN-62, CN-14 … */
    jurisdiction: id(),
    effectiveFrom: scheduledDate(),
    effectiveTo: optional(scheduledDate()),
    /** The organ or provision by which the value is set. */
    authority: text({ max: 400 }),
    docNo: optional(text({ max: 200 })),
  },
  check: ({ parameterId, value: set, effectiveFrom, effectiveTo }) => {
    if (effectiveTo !== undefined && effectiveTo < effectiveFrom) {
      return refuse('incoherent-fact', 'the value ends before it begins', { pointer: '/effectiveTo' });
    }
    return unfit(parameterId, set);
  },
});

/** ParameterSet*, each its own beginning: the stream accepts every well-formed one. */
export const parameter = acceptingStream({
  kind: 'parameter',
  zh: '参数',
  idField: 'parameterId',
  facts: [ParameterSet],
});

function unfit(parameterId: ParameterId, set: string | number | boolean): Refusal | undefined {
  const declared: ParameterDeclaration = parameters[parameterId];
  return fits(declared, set)
    ? undefined
    : refuse('incoherent-fact', `${parameterId} takes ${expected(declared)}`, {
        pointer: '/value',
        cites: declared.cites,
      });
}

const SHARE = /^(0|[1-9][0-9]{0,8})\/([1-9][0-9]{0,8})$/;
const PAIR = /^([^=;]+)=([^=;]+)$/;

function fits({ form, values }: ParameterDeclaration, set: string | number | boolean): boolean {
  if (form === 'yes-no') return typeof set === 'boolean';
  if (form === 'days') return typeof set === 'number';
  if (typeof set !== 'string') return false;
  switch (form) {
    case 'choice':
      return values?.includes(set) ?? false;
    case 'day':
      return isLegalDay(set);
    case 'share':
      return isShare(set);
    case 'list':
      return set.split(';').every((item) => item !== '');
    case 'table':
      return isTable(set);
    case 'words':
      return true;
  }
}

/** No share asked for by the texts can pass the whole. */
function isShare(set: string): boolean {
  const match = SHARE.exec(set);
  return match !== null && Number(match[1]) <= Number(match[2]);
}

function isTable(set: string): boolean {
  const names = set.split(';').map((pair) => PAIR.exec(pair)?.[1]);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}

const forms: Readonly<Record<Exclude<ParameterDeclaration['form'], 'choice'>, string>> = {
  'yes-no': 'true or false',
  days: 'a whole number of days',
  day: 'a day, YYYY-MM-DD',
  share: 'a share of at most the whole, num/den',
  list: 'items joined by ;',
  table: 'name=value pairs joined by ;, each name once',
  words: 'text',
};

const expected = ({ form, values }: ParameterDeclaration): string =>
  form === 'choice' ? `one of ${(values ?? []).join(', ')}` : forms[form];
