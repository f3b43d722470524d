import { Module } from '@nestjs/common';
import { RuleCheck } from './rule-check.ts';
import { RuleDocumentController } from './rule-document.controller.ts';
import { RuleDocumentService } from './rule-document.service.ts';

/** Nouns that are paid for import it, and ask for `RuleCheck`. */
@Module({ controllers: [RuleDocumentController], providers: [RuleDocumentService, RuleCheck], exports: [RuleCheck] })
export class RuleDocumentModule {}
