import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { FundIndicators } from './fund.indicators.ts';
import { FundController } from './fund.controller.ts';
import { FundService } from './fund.service.ts';

@Module({ imports: [LedgerModule], controllers: [FundController], providers: [FundService, FundIndicators] })
export class FundModule {}
