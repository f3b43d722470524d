import { dataImportSchema, IMPORT_PERMISSIONS } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { Allow, Answers, NoTransaction, sendFile } from '@linli/sdk-server';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { ExportService } from './export.service.ts';
import { ImportFiles } from './import-files.ts';
import { ImportService } from './import.service.ts';
import type { Upload } from './import.service.ts';
import { UPLOAD_TYPES, UploadedFile } from './upload.guard.ts';

const idSchema = z.uuid();
const uploadQuerySchema = z.object({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u),
});
const importsSchema = z.object({ items: z.array(dataImportSchema) });
const exportQuerySchema = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
const WORKBOOK = UPLOAD_TYPES[2] ?? '';

interface Routes {
  /** What exporting asks for. */
  read: string;
  /** Further permissions whose scopes a plan asks about. */
  also?: readonly string[];
  /** The permission that applying and undoing are called with, where it is another one: it may ask for a recent log-in. */
  act?: string;
}

/** The routes of one noun: each has its own permission, so each noun has a controller of its own. */
export function importControllers(noun: ImportNoun, { read, also = [], act }: Routes): Type[] {
  const permission = IMPORT_PERMISSIONS[noun];
  const AllowStep = () => Allow(act ?? permission, permission, ...also);

  @Controller(`imports/${noun}`)
  class ImportController {
    constructor(
      private readonly imports: ImportService,
      private readonly files: ImportFiles,
    ) {}

    @Post()
    @Allow(permission, ...also)
    @NoTransaction()
    @ApiConsumes(...UPLOAD_TYPES)
    @ApiBody({ schema: { type: 'string', format: 'binary' } })
    @Answers(dataImportSchema, 201)
    receive(
      @Query({ schema: uploadQuerySchema }) query: z.output<typeof uploadQuerySchema>,
      @UploadedFile() file: Omit<Upload, 'fileName'>,
    ): Promise<DataImport> {
      return this.imports.receive(noun, { ...file, fileName: query.fileName });
    }

    @Get()
    @Allow(permission)
    @Answers(importsSchema)
    async list() {
      return { items: await this.imports.list(noun) };
    }

    @Get('template')
    @Allow(permission)
    @ApiProduces(WORKBOOK)
    template() {
      return sendFile(this.files.template(noun));
    }

    @Get(':id')
    @Allow(permission)
    @Answers(dataImportSchema)
    get(@Param('id', { schema: idSchema }) id: string): Promise<DataImport> {
      return this.imports.get(noun, id);
    }

    @Get(':id/errors')
    @Allow(permission)
    @ApiProduces(WORKBOOK)
    async errors(@Param('id', { schema: idSchema }) id: string) {
      return sendFile(await this.files.errors(noun, id));
    }

    @Post(':id/apply')
    @HttpCode(200)
    @AllowStep()
    @Answers(dataImportSchema)
    async apply(@Param('id', { schema: idSchema }) id: string): Promise<DataImport> {
      await this.imports.apply(noun, id);
      return this.imports.get(noun, id);
    }

    @Post(':id/undo')
    @HttpCode(200)
    @AllowStep()
    @Answers(dataImportSchema)
    async undo(@Param('id', { schema: idSchema }) id: string): Promise<DataImport> {
      await this.imports.undo(noun, id);
      return this.imports.get(noun, id);
    }

    @Post(':id/retry')
    @HttpCode(200)
    @AllowStep()
    @Answers(dataImportSchema)
    async retry(@Param('id', { schema: idSchema }) id: string): Promise<DataImport> {
      await this.imports.retry(noun, id);
      return this.imports.get(noun, id);
    }
  }

  @Controller(`exports/${noun}`)
  class ExportController {
    constructor(private readonly exports: ExportService) {}

    @Get()
    @Allow(read)
    @NoTransaction()
    @ApiProduces(WORKBOOK, 'text/csv')
    async export(@Query({ schema: exportQuerySchema }) query: z.output<typeof exportQuerySchema>) {
      return sendFile(await this.exports.export(noun, query.format));
    }
  }
  Object.defineProperty(ExportController, 'name', { value: `${noun}ExportController` });
  Object.defineProperty(ImportController, 'name', { value: `${noun}ImportController` });
  return [ImportController, ExportController];
}
