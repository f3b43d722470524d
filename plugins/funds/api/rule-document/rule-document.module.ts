import { Module } from '@nestjs/common';
import { RuleDocumentController } from './rule-document.controller.ts';
import { RuleDocumentService } from './rule-document.service.ts';

@Module({ controllers: [RuleDocumentController], providers: [RuleDocumentService] })
export class RuleDocumentModule {}
