import type { UnitDetail } from '@linli/contracts';
import { splitUnitSchema, unitCodeSchema, unitNameSchema } from '@linli/contracts';
import { FormDrawer } from '@linli/sdk-web';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { SplitPlan } from './split-plan.tsx';
import { useChange } from './use-change.tsx';

const partSchema = z.object({ name: unitNameSchema, code: unitCodeSchema.or(z.literal('')).optional() });
const shapeSchema = z.object({ parts: z.array(partSchema).min(2).max(20), children: z.record(z.string(), z.int()) });
const schema = z.object({
  shape: shapeSchema,
  ...splitUnitSchema.pick({ effectiveOn: true, reason: true, basis: true }).shape,
});
export type SplitShape = z.input<typeof shapeSchema>;

const EMPTY: SplitShape = { parts: [{ name: '' }, { name: '' }], children: {} };

/** This unit becomes several; each of its children goes to one of them. */
export function SplitUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const { send, done } = useChange(unit);
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.split`}
      open={open}
      onClose={onClose}
      title={t('units.split.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.split"
      initialValues={{ shape: EMPTY }}
      fields={{
        shape: {
          render: ({ value, onChange }) => (
            <SplitPlan unit={unit} value={(value as SplitShape | undefined) ?? EMPTY} onChange={onChange} />
          ),
        },
        reason: { control: 'textarea', rows: 3 },
        basis: { control: 'text' },
      }}
      submitLabel={t('units.preview.look')}
      onSubmit={({ shape, ...rest }, intent) =>
        send(
          'split',
          {
            ...rest,
            successors: shape.parts.map(({ name, code }) => ({ name, ...(code ? { code } : {}) })),
            children: Object.entries(shape.children).map(([id, successor]) => ({ unitId: Number(id), successor })),
          },
          intent,
        )
      }
      onDone={(atOnce) => done('split', atOnce)}
    />
  );
}
