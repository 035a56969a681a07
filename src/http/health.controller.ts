/** Whether the process runs, and whether it can do its work. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Problem } from './problem';
import { NoQuery } from './queries.dto';
import { Reads } from './reading-guard';
import { ServedLedger } from './served-ledger';

@ApiTags('health')
@Controller('health')
@Reads('open')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly ledger: ServedLedger,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers' })
  live(@Query() _query: NoQuery): object {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'The ledger records and answers; 503 otherwise' })
  async ready(@Query() _query: NoQuery): Promise<object> {
    const { ready, parts } = await this.ledger.health();
    if (!ready) {
      const wrong = Object.entries(parts).filter(([, state]) => state !== 'up');
      throw new Problem('unavailable', wrong.map(([part, state]) => `${part}: ${state}`).join('; '));
    }
    const { status, details } = await this.checks.check(
      Object.entries(parts).map(
        ([part, state]) =>
          () =>
            this.indicators.check(part).up(state === 'up' ? undefined : { message: state }),
      ),
    );
    return { status, details };
  }
}
