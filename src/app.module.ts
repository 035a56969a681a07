/** Composition root: the service put together from an opened ledger. */
import { Module, type DynamicModule } from '@nestjs/common';
import { HttpModule } from './http/http.module';
import type { ServedLedger } from './http/served-ledger';

@Module({})
export class AppModule {
  static serving(ledger: ServedLedger): DynamicModule {
    return { module: AppModule, imports: [HttpModule.register({ useFactory: () => ledger })] };
  }
}
