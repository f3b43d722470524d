import type { UnitDetail } from '@linli/contracts';
import { moveUnitSchema, parentLevelOf } from '@linli/contracts';
import { FormDrawer } from '@linli/sdk-web';
import { Alert } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './units.module.css';
import { useChange } from './use-change.tsx';

const schema = moveUnitSchema
  .omit({ version: true })
  .pick({ parentId: true, code: true, effectiveOn: true, reason: true, basis: true });

/** This unit, with everything below it, gets another parent, now or on a later day. */
export function MoveUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const { send, done } = useChange(unit);
  const above = parentLevelOf(unit.level);
  const from = unit.ancestors.at(-1)?.name ?? '';
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.move`}
      open={open}
      onClose={onClose}
      title={t('units.move.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.move"
      fields={{
        parentId: { control: 'unit', permission: 'core.unit.move', ...(above ? { levels: [above] } : {}) },
        reason: { control: 'textarea', rows: 3 },
        basis: { control: 'text' },
      }}
      submitLabel={t('units.preview.look')}
      onSubmit={(values, intent) => send('move', values, intent)}
      onDone={(atOnce) => done('move', atOnce)}
    >
      <Alert type="warning" showIcon className={styles.warning} title={t('units.move.consequence', { from })} />
    </FormDrawer>
  );
}
