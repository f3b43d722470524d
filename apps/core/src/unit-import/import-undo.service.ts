import { ForbiddenError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { UnitTreeRepository } from '../unit/unit-tree.repository.ts';
import { ImportUndoRepository } from './import-undo.repository.ts';
import { ImportConflictError, ImportNotFoundError } from './unit-import.errors.ts';
import { UnitImportRepository } from './unit-import.repository.ts';

/** Takes the newest import back, as long as nothing was built on it. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly db: ScopedDb,
    private readonly imports: UnitImportRepository,
    private readonly undos: ImportUndoRepository,
    private readonly tree: UnitTreeRepository,
  ) {}

  async undo(id: string): Promise<void> {
    await this.tree.lock();
    await this.checkUndoable(id);
    await this.tree.move(await this.undos.moves(id));
    await this.undos.revertRest(id);
    await this.undos.record(id);
    await this.imports.markUndone(id);
  }

  private async checkUndoable(id: string): Promise<void> {
    const anchors = this.db.context.scopes.get('core.unit.import') ?? [];
    const record = await this.imports.find(id, anchors, true);
    if (!record) throw new ImportNotFoundError();
    if (record.state === 'previewed') throw new ImportConflictError('not-applied');
    if (record.state === 'undone') throw new ImportConflictError('already-undone');
    const { unitId } = record.counts;
    if (record.counts.new + record.counts.changed === 0 || unitId === null)
      throw new ImportConflictError('nothing-to-undo');
    if (!(await this.imports.reaches(unitId, anchors)))
      throw new ForbiddenError('core.access.out-of-reach', { params: { permission: 'core.unit.import' } });
    if ((await this.undos.newest()) !== id) throw new ImportConflictError('not-newest');
    await this.undos.lockCreated(id);
    const obstacle = await this.undos.obstacle(id);
    if (obstacle) throw new ImportConflictError(obstacle.what, obstacle.params);
  }
}
