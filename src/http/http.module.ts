/** The HTTP interface as one module; the composition root hands it the ledger that it serves. */
import {
  Module,
  ValidationPipe,
  type DynamicModule,
  type ModuleMetadata,
  type FactoryProvider,
  type ValidationError,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { AppendRoute } from './append-route';
import { DiffController } from './diff.controller';
import { EnforcementController } from './enforcement.controller';
import { EntranceController } from './entrance.controller';
import { EventsController } from './events.controller';
import { FeedController } from './feed.controller';
import { Feeds } from './feeds';
import { FileController } from './file.controller';
import { FindingsController } from './findings.controller';
import { HealthController } from './health.controller';
import { LettersController } from './letters.controller';
import { LogController } from './log.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { Problem } from './problem';
import { ProblemFilter } from './problem-reply';
import { ReadingGuard } from './reading-guard';
import { ReferenceController } from './reference.controller';
import { ServedLedger } from './served-ledger';
import { SessionController } from './session.controller';
import { FundsController } from './funds.controller';
import { ViewsController } from './views.controller';

/** Queries only: bodies do not come this way. */
const queries = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    transform: true,
    validateCustomDecorators: false,
    exceptionFactory: (errors) => new Problem('invalid-query', 'see errors', { errors: errors.map(fault) }),
  });

/** The value is left out on purpose: what was sent is never repeated. */
function fault({ property, constraints = {} }: ValidationError): { pointer: string; code: string; detail: string } {
  const unknown = 'whitelistValidation' in constraints;
  return {
    pointer: `/${property}`,
    code: unknown ? 'unknown-member' : 'invalid-member',
    detail: unknown ? 'not known here' : (Object.values(constraints)[0] ?? 'invalid'),
  };
}

@Module({})
export class HttpModule {
  /** @param served how to make, from the providers of `imports`, the ledger that is served */
  static register(
    served: Pick<ModuleMetadata, 'imports'> & Pick<FactoryProvider<ServedLedger>, 'inject' | 'useFactory'>,
  ): DynamicModule {
    const { imports = [], inject = [], useFactory } = served;
    return {
      module: HttpModule,
      imports: [TerminusModule.forRoot({ logger: false }), ...imports],
      controllers: [
        EventsController,
        FundsController,
        FeedController,
        ViewsController,
        DiffController,
        EnforcementController,
        FileController,
        FindingsController,
        LettersController,
        LogController,
        ReferenceController,
        SessionController,
        EntranceController,
        HealthController,
        MetricsController,
      ],
      providers: [
        { provide: ServedLedger, inject, useFactory },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: ReadingGuard },
        { provide: APP_PIPE, useFactory: queries },
        AppendRoute,
        Feeds,
        Metrics,
      ],
    };
  }
}
