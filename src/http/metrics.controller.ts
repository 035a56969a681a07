/** Figures about the running service, for who keeps it running: no fact can be read from them. */
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NEVER_STORED } from './conditional';
import { Metrics } from './metrics';
import { NoQuery } from './queries.dto';
import { Reads } from './reading-guard';

@ApiTags('health')
@ApiBearerAuth()
@Controller()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get('metrics')
  @Reads({ kind: 'operations' })
  @ApiOperation({ summary: 'Figures about the running service, in the text format of Prometheus' })
  async figures(@Query() _query: NoQuery, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.text();
    void reply.header('cache-control', NEVER_STORED).type(this.metrics.contentType).send(text);
  }
}
