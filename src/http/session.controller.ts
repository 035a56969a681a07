/** What the key that asks may do: a page shows nothing that would be refused. */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { readableBy } from '../access/reading';
import { consultationPurposes } from '../domain/integrity-file/consultation';
import { isAdministrator, type Bearer } from '../ledger/key-ring';
import { NEVER_STORED } from './conditional';
import { NoQuery } from './queries.dto';
import { CurrentBearer, Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('reference 参考')
@ApiBearerAuth()
@Controller('v1/session')
export class SessionController {
  constructor(private readonly ledger: ServedLedger) {}

  /** Never stored, because a key may be revoked at any time; nothing of the key itself is in it. */
  @Get()
  @Reads({ kind: 'any-key' })
  @ApiOperation({
    summary:
      'What the key that asks may read: {role, organ, jurisdiction, expiresAt, origin, currency, reads, purposes}; ' +
      '`reads.views` names views, `reads.ownOrganOnly` those of them that show its own organ alone, `purposes` what a ' +
      'file may be read for',
  })
  session(
    @CurrentBearer() bearer: Bearer,
    @Query() _query: NoQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): object {
    void reply.header('cache-control', NEVER_STORED);
    const { origin, currency, projections } = this.ledger;
    const { organ = null, jurisdiction = null } = isAdministrator(bearer) ? {} : bearer;
    const reads = readableBy(
      bearer,
      projections.map(({ name }) => name),
    );
    return {
      role: bearer.role,
      organ,
      jurisdiction,
      expiresAt: bearer.expiresAt ?? null,
      origin,
      currency,
      reads,
      purposes: reads.file ? consultationPurposes : [],
    };
  }
}
