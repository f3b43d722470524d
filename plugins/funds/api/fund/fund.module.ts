import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { FundController } from './fund.controller.ts';
import { FundService } from './fund.service.ts';

@Module({ imports: [LedgerModule], controllers: [FundController], providers: [FundService] })
export class FundModule {}
