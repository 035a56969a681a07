/** Where somebody who knows the address alone goes on. */
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('reference 参考')
@Controller()
@Reads('open')
export class EntranceController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get()
  @ApiOperation({ summary: 'What answers here, and where to read on; a browser is sent to the pages' })
  entrance(@Query() _query: NoQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    // What stands behind # in an address goes along: a browser keeps it.
    if (request.headers.accept?.includes('text/html')) void reply.redirect('/pages', 302);
    else void reply.send(this.places());
  }

  private places(): object {
    return {
      name: '实录 Shilu',
      origin: this.ledger.origin,
      pages: '/pages',
      docs: '/docs',
      openapi: '/openapi.json',
      problems: '/problems',
      checkpoint: '/checkpoint',
      health: '/health/ready',
    };
  }
}
