/** 廉政档案: a person's clean-governance file (GS-CG-12). Nobody reads it without leaving a trace. */
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isFilePurpose } from '../access/reading';
import { declarationOf } from '../domain/catalogue';
import { isCorrection } from '../domain/corrections/correction';
import { consultationPurposes } from '../domain/integrity-file/consultation';
import type { Basis, Question } from '../ledger/asking';
import type { Bearer } from '../ledger/key-ring';
import { answered } from './answering';
import { NEVER_STORED } from './conditional';
import { Problem } from './problem';
import { FileDiffQuery, FileQuery, fromQuestionOf, questionOf } from './queries.dto';
import { actorOf, CurrentBearer, Reads } from './reading-guard';
import { ServedLedger, type ConsultOutcome, type FiledFact } from './served-ledger';
import { shownDiff } from './shown-diff';

const PERSON = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const VIEW = 'integrity-file';

/** A question that asks for the same whatever is recorded after it. */
interface Pinned extends Question {
  readonly effectiveOn: string;
  readonly knownAt: number | string;
}

@ApiTags('views 视图')
@ApiBearerAuth()
@Controller('v1/officials')
export class FileController {
  constructor(private readonly ledger: ServedLedger) {}

  /**
   * The consultation is recorded before anything is shown, and outside the basis of the answer: what is asked is pinned
   * first, so that reading does not change what is read.
   */
  @Get(':id/file')
  @Reads({ kind: 'file' })
  @ApiOperation({ summary: '廉政档案: the clean-governance file; each reading is recorded as a fact' })
  async file(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', NEVER_STORED);
    const [question] = await this.opened(bearer, id, query.purpose, [questionOf(query)]);
    return this.fileAt(id, query.purpose, question);
  }

  @Get(':id/file/diff')
  @Reads({ kind: 'file' })
  @ApiOperation({
    summary:
      'What changed in a clean-governance file between two moments: {personId, purpose, from, to, operations}, a JSON Patch ' +
      'between the two answers of `/file`, each without its `basis`; recorded as a reading of the file',
  })
  async diff(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() query: FileDiffQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', NEVER_STORED);
    const asked = [questionOf(query), fromQuestionOf(query)] as const;
    const [question, fromQuestion] = await this.opened(bearer, id, query.purpose, asked);
    const { basis: from, ...before } = await this.fileAt(id, query.purpose, fromQuestion);
    const { basis: to, ...after } = await this.fileAt(id, query.purpose, question);
    return { personId: id, purpose: query.purpose, from, to, operations: shownDiff(before, after) };
  }

  @Get(':id/file/timeline')
  @Reads({ kind: 'file' })
  @ApiOperation({
    summary:
      'Every fact that is or was in a clean-governance file, in log order, as known, whatever its legal day: {personId, ' +
      'purpose, items, basis}; `recordingOrgan` is the organ whose act the fact records, `state` is stands, corrected or ' +
      'voided, `changedBy` names the corrections, `targets` what a correction speaks of, `filed` is false for what was ' +
      'taken out again; recorded as a reading of the file',
  })
  async timeline(
    @CurrentBearer() bearer: Bearer,
    @Param('id') id: string,
    @Query() query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    void reply.header('cache-control', NEVER_STORED);
    const [question] = await this.opened(bearer, id, query.purpose, [questionOf(query)]);
    const { items, basis } = answered(await this.ledger.reader.history(VIEW, id, question));
    return { personId: id, purpose: query.purpose, items: items.map((each) => this.shownOnLine(id, each)), basis };
  }

  /** Without the data: what the fact says about this person is in the file. */
  private shownOnLine(personId: string, { fact, opening, state, filed, changedBy }: FiledFact): object {
    const { id, index, type, recordedAt, occurredOn, data, about } = fact;
    const organ = about.onBehalfOf ?? about.organ;
    return {
      factId: id,
      index,
      type,
      zh: declarationOf(type)?.zh ?? type,
      recordedAt,
      occurredOn,
      ...(organ === undefined ? {} : { recordingOrgan: organ }),
      sections: this.ledger.sectionCodesOf(fact, personId, opening),
      state,
      filed,
      changedBy: changedBy.map((mark) => mark.id),
      ...(isCorrection(type) ? { targets: data['targetEventId'] } : {}),
    };
  }

  /**
   * Puts the reading on record, with the clocks of the first question, and gives all of them back as they stood before it.
   * Nothing of a file may be read without.
   */
  private async opened<Q extends readonly [Question, ...Question[]]>(
    bearer: Bearer,
    id: string,
    purpose: string | undefined,
    questions: Q,
  ): Promise<{ [n in keyof Q]: Pinned }> {
    if (purpose === undefined || !isFilePurpose(purpose)) {
      throw new Problem('purpose-required', `purpose is one of ${consultationPurposes.join(', ')}`);
    }
    if (!PERSON.test(id)) throw new Problem('not-found', 'no such person');
    const pinned: Pinned[] = [];
    for (const question of questions) {
      const { effectiveOn, size } = answered(await this.ledger.reader.basis(question, VIEW));
      pinned.push({ effectiveOn, knownAt: question.knownAt ?? size });
    }
    const consulted = await this.consulted(bearer, id, purpose, pinned[0] as Pinned);
    if (consulted.outcome === 'refused') {
      const unknown = consulted.code === 'unknown-reference' && consulted.pointer === '/data/personId';
      if (unknown) throw new Problem('not-found', 'no such person');
      throw new Problem('consultation-not-recordable', consulted.detail, { outcome: 'notApplied' });
    }
    return pinned as { [n in keyof Q]: Pinned };
  }

  /** The answer of `/file`. */
  private async fileAt(id: string, purpose: string | undefined, pinned: Pinned): Promise<{ readonly basis: Basis }> {
    const { row, findings, basis } = answered(await this.ledger.reader.row(VIEW, id, pinned));
    // What is due, barred or broken is judged on the docket's row of the same person at the same clocks.
    const docket = answered(await this.ledger.reader.row('docket', `person-${id}`, pinned));
    // The sections hold the entries, each in its place.
    const { entries: _, ...rest } = (row ?? {}) as { readonly entries?: unknown };
    const file = {
      ...rest,
      personId: id,
      purpose,
      sections: this.ledger.sectionsOf(row),
      findings: [...docket.findings, ...findings],
      basis,
    };
    return file;
  }

  private async consulted(bearer: Bearer, person: string, purpose: string, question: Pinned): Promise<ConsultOutcome> {
    try {
      return await this.ledger.consultations.consult(actorOf(bearer), person, purpose, question);
    } catch (cause) {
      const problem = new Problem('consultation-not-recordable', 'the store did not say whether it is recorded', {
        outcome: 'unknown',
      });
      throw Object.assign(problem, { cause });
    }
  }
}
