import type { UnitDetail } from '@linli/contracts';
import { renameUnitSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetUnits, renameUnit } from './unit.queries.ts';

const schema = renameUnitSchema.omit({ version: true });

/** Name and facts of this unit; what was stays in its history. */
export function RenameUnitForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.rename`}
      open={open}
      onClose={onClose}
      title={t('units.rename.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.rename"
      initialValues={{ name: unit.name, validFrom: unit.validFrom, gridKind: unit.gridKind }}
      fields={{
        code: { hidden: unit.code !== null },
        gridKind: { hidden: unit.level !== 'grid' },
        effectiveOn: { visibleWhen: (values) => values.name !== unit.name },
      }}
      submitLabel={t('units.rename.submit')}
      onSubmit={(values, { current }) =>
        renameUnit(api, unit.id, { ...values, version: versionOf(current) ?? unit.version })
      }
      onDone={(renamed) => {
        void forgetUnits(queries);
        void message.success(
          renamed.name === unit.name
            ? t('units.rename.saved', { name: unit.name })
            : t('units.rename.done', { from: unit.name, to: renamed.name }),
        );
      }}
    />
  );
}

/** After a conflict: the version that is there now. */
export function versionOf(current: Readonly<Record<string, unknown>> | undefined): number | undefined {
  return typeof current?.version === 'number' ? current.version : undefined;
}
