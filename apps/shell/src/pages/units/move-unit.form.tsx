import type { UnitDetail } from '@linli/contracts';
import { moveUnitSchema, parentLevelOf } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { versionOf } from './rename-unit.form.tsx';
import styles from './units.module.css';
import { forgetUnits, moveUnit, unitSubtreeQuery } from './unit.queries.ts';

const schema = moveUnitSchema.omit({ version: true });

/** This unit, with everything below it, gets another parent, now. */
export function MoveUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const below = useQuery({ ...unitSubtreeQuery(api, unit.id), enabled: open });
  const above = parentLevelOf(unit.level);
  const from = unit.ancestors.at(-1)?.name ?? '';
  const count = below.data
    ? below.data.exact
      ? String(below.data.total)
      : t('units.move.many', { total: below.data.total })
    : '…';
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
      }}
      submitLabel={t('units.move.submit')}
      onSubmit={(values, { idempotencyKey, current }) =>
        moveUnit(api, unit.id, { ...values, version: versionOf(current) ?? unit.version }, idempotencyKey)
      }
      onDone={(moved) => {
        void forgetUnits(queries);
        void message.success(t('units.move.done', { name: moved.name, parent: moved.ancestors.at(-1)?.name ?? '' }));
      }}
    >
      <Alert
        type="warning"
        showIcon
        className={styles.warning}
        title={t(below.data?.total === 0 ? 'units.move.warning-alone' : 'units.move.warning', {
          name: unit.name,
          from,
          count,
        })}
        description={t('units.move.consequence', { from })}
      />
    </FormDrawer>
  );
}
