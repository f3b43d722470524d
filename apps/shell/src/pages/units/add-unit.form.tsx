import type { UnitDetail, UnitLevel } from '@linli/contracts';
import { createUnitSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { createUnit, forgetUnits } from './unit.queries.ts';

interface Props {
  unit: UnitDetail;
  /** Level of the new unit. */
  level: UnitLevel;
  open: boolean;
  onClose: () => void;
}

const schema = createUnitSchema.omit({ parentId: true });

/** A new unit below this one. */
export function AddUnitForm({ unit, level, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const levelWord = t(`level.${level}`);
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.add`}
      open={open}
      onClose={onClose}
      title={t('units.add.title', { parent: unit.name, level: levelWord })}
      schema={schema}
      t={t}
      textPrefix="units.add"
      fields={{ gridKind: { hidden: level !== 'grid' } }}
      submitLabel={t('units.add.verb', { level: levelWord })}
      onSubmit={(values, { idempotencyKey }) => createUnit(api, { ...values, parentId: unit.id }, idempotencyKey)}
      onDone={(created) => {
        void forgetUnits(queries);
        void message.success(
          created.state === 'planned'
            ? t('units.add.planned', { name: created.name, day: created.validFrom ?? '' })
            : t('units.add.done', { name: created.name, parent: unit.name }),
        );
      }}
    />
  );
}
