import type { UnitDetail } from '@linli/contracts';
import { abolishUnitSchema } from '@linli/contracts';
import { FormDrawer } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useChange } from './use-change.tsx';

const schema = abolishUnitSchema.pick({
  successorId: true,
  grants: true,
  effectiveOn: true,
  reason: true,
  basis: true,
});

/** This unit ends; another one takes over what it had. */
export function AbolishUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const { send, done } = useChange(unit);
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.abolish`}
      open={open}
      onClose={onClose}
      title={t('units.abolish.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.abolish"
      initialValues={{ grants: 'follow' }}
      fields={{
        successorId: { control: 'unit', permission: 'core.unit.abolish', levels: [unit.level] },
        grants: { visibleWhen: (values) => typeof values.successorId === 'number' },
        reason: { control: 'textarea', rows: 3 },
        basis: { control: 'text' },
      }}
      submitLabel={t('units.preview.look')}
      onSubmit={(values, intent) => send('abolish', values, intent)}
      onDone={(atOnce) => done('abolish', atOnce)}
    />
  );
}
