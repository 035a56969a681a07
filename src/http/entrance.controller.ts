/** Where somebody who knows the address alone goes on. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NoQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('reference 参考')
@Controller()
@Reads('open')
export class EntranceController {
  constructor(private readonly ledger: ServedLedger) {}

  @Get()
  @ApiOperation({ summary: 'What answers here, and where to read on' })
  entrance(@Query() _query: NoQuery): object {
    return {
      name: '实录 Shilu',
      origin: this.ledger.origin,
      docs: '/docs',
      openapi: '/openapi.json',
      problems: '/problems',
      checkpoint: '/checkpoint',
      health: '/health/ready',
    };
  }
}
