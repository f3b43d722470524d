import { unitImportSchema } from '@linli/contracts';
import { Allow, Answers } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { z } from 'zod';
import { ImportApplyService } from './import-apply.service.ts';
import { ImportUndoService } from './import-undo.service.ts';
import { UnitImportService } from './unit-import.service.ts';
import { UPLOAD_TYPES, UploadGuard } from './upload.guard.ts';

const idSchema = z.uuid();
const uploadQuerySchema = z.object({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\p{Cc}]*$/u),
});
const importsSchema = z.object({ items: z.array(unitImportSchema) });

@Controller('unit-imports')
export class UnitImportController {
  constructor(
    private readonly imports: UnitImportService,
    private readonly applies: ImportApplyService,
    private readonly undos: ImportUndoService,
  ) {}

  @Post()
  @Allow('core.unit.import')
  @UseGuards(UploadGuard)
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(unitImportSchema, 201)
  preview(@Query({ schema: uploadQuerySchema }) query: z.output<typeof uploadQuerySchema>, @Body() file: Buffer) {
    return this.imports.preview(query.fileName, file);
  }

  @Get()
  @Allow('core.unit.import')
  @Answers(importsSchema)
  async list() {
    return { items: await this.imports.list() };
  }

  @Get(':id')
  @Allow('core.unit.import')
  @Answers(unitImportSchema)
  get(@Param('id', { schema: idSchema }) id: string) {
    return this.imports.get(id);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Allow('core.unit.import')
  @Answers(unitImportSchema)
  async apply(@Param('id', { schema: idSchema }) id: string) {
    await this.applies.apply(id);
    return this.imports.get(id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Allow('core.unit.import')
  @Answers(unitImportSchema)
  async undo(@Param('id', { schema: idSchema }) id: string) {
    await this.undos.undo(id);
    return this.imports.get(id);
  }
}
