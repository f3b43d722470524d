import { Module } from '@nestjs/common';
import { ImportEffects } from './import-effects.ts';
import { ImportSeal } from './import-seal.ts';

/** What the nouns lean on, besides the pipeline that leans on them. */
@Module({ providers: [ImportEffects, ImportSeal], exports: [ImportEffects, ImportSeal] })
export class ImportPartsModule {}
