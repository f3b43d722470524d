import type { UnitDetail } from '@linli/contracts';
import { mergeUnitSchema, unitCodeSchema, unitIdSchema, unitNameSchema } from '@linli/contracts';
import { FormDrawer, unitChildrenQuery, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useChange } from './use-change.tsx';

const terms = mergeUnitSchema.pick({ grants: true, effectiveOn: true, reason: true, basis: true });
const schema = z.object({
  into: z.enum(['existing', 'new']),
  targetId: unitIdSchema.optional(),
  others: z.array(unitIdSchema).max(20).optional(),
  name: unitNameSchema.optional(),
  code: unitCodeSchema.optional(),
  ...terms.shape,
});
type Values = z.output<typeof schema>;

/** This unit goes into another one, or becomes a new one together with its neighbours. */
export function MergeUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const { send, done } = useChange(unit);
  const beside = useQuery({ ...unitChildrenQuery(useApi(), unit.parentId), enabled: open && unit.parentId !== null });
  const isNew = (values: Readonly<Record<string, unknown>>) => values.into === 'new';
  const options = (beside.data ?? [])
    .filter(({ id }) => id !== unit.id)
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.merge`}
      open={open}
      onClose={onClose}
      title={t('units.merge.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.merge"
      initialValues={{ into: 'existing', grants: 'follow' }}
      fields={{
        targetId: {
          control: 'unit',
          permission: 'core.unit.merge',
          levels: [unit.level],
          visibleWhen: (v) => !isNew(v),
        },
        others: {
          render: ({ value, onChange, id }) => (
            <Select
              id={id}
              mode="multiple"
              options={options}
              loading={beside.isFetching}
              optionFilterProp="label"
              placeholder={t('units.merge.others.placeholder')}
              value={Array.isArray(value) ? value : []}
              onChange={onChange}
            />
          ),
          visibleWhen: isNew,
        },
        name: { visibleWhen: isNew },
        code: { visibleWhen: isNew },
        reason: { control: 'textarea', rows: 3 },
        basis: { control: 'text' },
      }}
      submitLabel={t('units.preview.look')}
      onSubmit={(values, intent) => send('merge', commandOf(values, unit), intent)}
      onDone={(atOnce) => done('merge', atOnce)}
    />
  );
}

/** What was not filled in is named by core, at its field. */
function commandOf({ into, targetId, others, name, code, ...rest }: Values, unit: UnitDetail) {
  if (into === 'existing') return { ...rest, others: [], into: { unitId: targetId ?? unit.id } };
  return { ...rest, others: others ?? [], into: { name: name ?? '', ...(code ? { code } : {}) } };
}
