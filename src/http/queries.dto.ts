/** Queries of the read routes. Unknown, repeated and malformed members are refused before a controller runs. */
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength, registerDecorator } from 'class-validator';
import { ID_PATTERN } from '../domain/fields';
import { consultationPurposes } from '../domain/integrity-file/consultation';
import { STREAM_PATTERN } from '../domain/fact';
import { sourceKinds } from '../domain/funds/money';
import { isLegalDay } from '../domain/legal-day';
import { organLevels } from '../domain/organisations/organ-kinds';
import type { Question } from '../ledger/asking';
import { utcInstant } from './instant';

const LIMIT = /^([1-9]\d?|[1-4]\d\d|500)$/;
const WHOLE = /^(0|[1-9]\d{0,14})$/;
const ID = new RegExp(`^${ID_PATTERN}$`);
const TYPE = /^[A-Z][A-Za-z0-9]{1,63}$/;
const YEAR = /^(19[4-9]\d|20\d\d|21\d\d|2200)$/;
const DEFAULT_LIMIT = 100;

/** A class-validator rule over text. */
const IsText = (name: string, message: string, holds: (text: string) => boolean): PropertyDecorator => {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: property as string,
      options: { message },
      validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) },
    });
  };
};

const DayAskedAbout = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ format: 'date', description }),
    IsOptional(),
    IsText('isLegalDay', 'a calendar day, YYYY-MM-DD, such as 2024-06-30', isLegalDay),
  );

const KnownAt = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description }),
    IsOptional(),
    IsText(
      'isKnownAt',
      'a log size such as 6034, or an instant such as 2024-06-30T16:00:00Z (RFC 3339)',
      (text) => WHOLE.test(text) || utcInstant(text) !== undefined,
    ),
  );

/** Both clocks. */
export class QuestionQuery {
  @DayAskedAbout('Legal day (Asia/Shanghai) asked about; default today.')
  readonly effectiveOn?: string;

  @KnownAt('What the ledger knew: a log size, or an instant (RFC 3339); default everything applied now.')
  readonly knownAt?: string;
}

/** Both clocks of two moments: from the one to the other. */
export class DiffQuery extends QuestionQuery {
  @DayAskedAbout('Legal day of the moment that is compared from; default today.')
  readonly fromEffectiveOn?: string;

  @KnownAt('What the ledger knew at the moment that is compared from, as knownAt.')
  readonly fromKnownAt?: string;
}

/** Both clocks, and a page of a list. */
export class ListQuery extends QuestionQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: DEFAULT_LIMIT })
  @IsOptional()
  @Matches(LIMIT, { message: 'an integer from 1 to 500' })
  readonly limit?: string;

  @ApiPropertyOptional({ description: 'Where the page before ended: its `next`, unchanged.' })
  @IsOptional()
  @MaxLength(1000)
  readonly after?: string;
}

export class OrganListQuery extends ListQuery {
  @ApiPropertyOptional({ description: 'Id of an organ that the row concerns.' })
  @IsOptional()
  @Matches(ID, { message: 'the id of an organ' })
  readonly organ?: string;
}

export class YearListQuery extends OrganListQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1949, maximum: 2200 })
  @IsOptional()
  @Matches(YEAR, { message: 'a year' })
  readonly year?: string;
}

export class FundsQuery extends YearListQuery {
  @ApiPropertyOptional({
    description: 'Part of the id, the document number or the purpose (资金用途), taken literally, as written.',
  })
  @IsOptional()
  @MaxLength(128)
  readonly q?: string;

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Only allocations that hold less than nothing; with `false` only others.',
  })
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'one of true, false' })
  readonly overdrawn?: string;
}

export class MatrixQuery extends ListQuery {
  @ApiProperty({ enum: organLevels, description: 'Level of the bodies whose holders sign.' })
  @IsIn(organLevels, { message: `one of ${organLevels.join(', ')}` })
  readonly level!: string;

  @ApiProperty({ type: 'integer', minimum: 1949, maximum: 2200, description: 'Year of the cycle.' })
  @Matches(YEAR, { message: 'a year' })
  readonly year!: string;
}

export class OfficialsQuery extends OrganListQuery {
  @ApiPropertyOptional({
    description:
      'Part of the name, part of the title of a post held on the day asked about or before, or the beginning of the id; ' +
      'taken literally.',
  })
  @IsOptional()
  @MaxLength(128)
  readonly q?: string;

  @ApiPropertyOptional({ description: 'Part of the name, taken literally.' })
  @IsOptional()
  @MaxLength(128)
  readonly name?: string;

  @ApiPropertyOptional({ description: 'Id of a post held on the day asked about or before.' })
  @IsOptional()
  @Matches(ID, { message: 'the id of a post' })
  readonly post?: string;
}

const Purpose = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      enum: consultationPurposes,
      description: 'What the file is read for (GS-CG-12); it is put on record.',
    }),
    IsOptional(),
    IsIn(consultationPurposes, { message: `one of ${consultationPurposes.join(', ')}` }),
  );

export class FileQuery extends QuestionQuery {
  @Purpose()
  readonly purpose?: string;
}

export class FileDiffQuery extends DiffQuery {
  @Purpose()
  readonly purpose?: string;
}

export class SummaryQuery extends QuestionQuery {
  @ApiPropertyOptional({ description: 'Only groups of this organ.' })
  @IsOptional()
  @Matches(ID, { message: 'the id of an organ' })
  readonly organ?: string;
}

export class SeriesQuery extends SummaryQuery {
  @ApiPropertyOptional({ enum: ['year', 'month'], default: 'year' })
  @IsOptional()
  @IsIn(['year', 'month'], { message: 'year or month' })
  readonly by?: 'year' | 'month';
}

export class FlowsQuery extends SummaryQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1949,
    maximum: 2200,
    description: 'Only money of this fiscal year.',
  })
  @IsOptional()
  @Matches(YEAR, { message: 'a year' })
  readonly year?: string;

  @ApiPropertyOptional({ enum: sourceKinds, description: 'Only money of this source.' })
  @IsOptional()
  @IsIn(sourceKinds, { message: `one of ${sourceKinds.join(', ')}` })
  readonly source?: string;
}

export class FlowGraphQuery extends FlowsQuery {
  @ApiPropertyOptional({
    enum: ['level', 'organ'],
    description: 'What a node stands for; default `organ` when one is asked for, else `level`.',
  })
  @IsOptional()
  @IsIn(['level', 'organ'], { message: 'one of level, organ' })
  readonly group?: 'level' | 'organ';
}

export class FindingsQuery extends ListQuery {
  @ApiPropertyOptional({ description: 'Id of a rule, R-01.' })
  @IsOptional()
  @Matches(/^R-\d{2,3}[a-z]?$/, { message: 'the id of a rule' })
  readonly rule?: string;

  @ApiPropertyOptional({ enum: ['breach', 'due', 'alert', 'open', 'fulfilled', 'info'] })
  @IsOptional()
  @IsIn(['breach', 'due', 'alert', 'open', 'fulfilled', 'info'])
  readonly status?: string;
}

/** Which facts: of a kind, of a stream. */
export class FactsQuery {
  @ApiPropertyOptional({ description: 'Kind of fact.' })
  @IsOptional()
  @Matches(TYPE, { message: 'the name of a kind of fact' })
  readonly type?: string;

  @ApiPropertyOptional({ description: 'Name of a stream.' })
  @IsOptional()
  @Matches(STREAM_PATTERN, { message: 'a stream is named kind-id' })
  readonly stream?: string;
}

export class EventsQuery extends FactsQuery {
  @ApiPropertyOptional({ description: 'Where the page before ended: its `next`, unchanged.' })
  @IsOptional()
  @MaxLength(1000)
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: DEFAULT_LIMIT })
  @IsOptional()
  @Matches(LIMIT, { message: 'an integer from 1 to 500' })
  readonly limit?: string;
}

export class FeedQuery extends FactsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description:
      'Index of the last fact that is known already, as is Last-Event-ID; the size of the log begins with the next fact to ' +
      'be recorded. Default: from the beginning.',
  })
  @IsOptional()
  @MaxLength(1000)
  readonly after?: string;
}

export class StreamQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description: 'First revision.' })
  @IsOptional()
  @Matches(WHOLE, { message: 'a revision' })
  readonly from?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: DEFAULT_LIMIT })
  @IsOptional()
  @Matches(LIMIT, { message: 'an integer from 1 to 500' })
  readonly limit?: string;
}

export class CheckpointsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, default: 0, description: 'Only checkpoints of a greater size.' })
  @IsOptional()
  @Matches(WHOLE, { message: 'a log size' })
  readonly after?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, default: DEFAULT_LIMIT })
  @IsOptional()
  @Matches(LIMIT, { message: 'an integer from 1 to 500' })
  readonly limit?: string;
}

/** For routes that take no query. */
export class NoQuery {}

export const limitOf = ({ limit }: { readonly limit?: string }): number =>
  limit === undefined ? DEFAULT_LIMIT : Number(limit);

/** The question about the moment that is compared from. */
export const fromQuestionOf = ({ fromEffectiveOn, fromKnownAt }: DiffQuery): Question =>
  questionOf({
    ...(fromEffectiveOn !== undefined ? { effectiveOn: fromEffectiveOn } : {}),
    ...(fromKnownAt !== undefined ? { knownAt: fromKnownAt } : {}),
  });

/** The question of a query; instants in UTC, so that one instant written in two zones is one question. */
export function questionOf({ effectiveOn, knownAt }: QuestionQuery): Question {
  return {
    ...(effectiveOn !== undefined ? { effectiveOn } : {}),
    ...(knownAt !== undefined
      ? { knownAt: WHOLE.test(knownAt) ? Number(knownAt) : (utcInstant(knownAt) as string) }
      : {}),
  };
}
