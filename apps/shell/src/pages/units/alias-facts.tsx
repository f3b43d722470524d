import type { ForeignAlias, UnitAlias, UnitDetail } from '@linli/contracts';
import { foreignAliasSchema } from '@linli/contracts';
import { CloseOutlined } from '@ant-design/icons';
import { FormDrawer, describeError, formatDate, useApi, useLocale, useSdkTexts } from '@linli/sdk-web';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { addAlias, forgetUnits, removeAlias } from './unit.queries.ts';
import styles from './units.module.css';

/** Other codes that find the unit: its own of before, those it took over, and those of foreign systems. */
export function AliasFacts({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const sdk = useSdkTexts();
  const api = useApi();
  const locale = useLocale();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const remove = useMutation({
    mutationFn: (alias: ForeignAlias) => removeAlias(api, unit.id, alias),
    onSuccess: () => void forgetUnits(queries),
    onError: (error) => void message.error(describeError(error, sdk).title),
  });
  const may = unit.actions.includes('rename');
  const words = ({ reason, until, system }: UnitAlias) =>
    t(`units.alias.${reason}`, { date: until ? formatDate(until, locale) : '', system: t(`units.system.${system}`) });
  return (
    <>
      {unit.aliases.map((alias) => (
        <span key={`${alias.system} ${alias.code}`} className={styles.alias}>
          {alias.code} <span className={styles.until}>{words(alias)}</span>
          {may && alias.reason === 'foreign' && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('units.alias-remove', { code: alias.code })}
              onClick={() => remove.mutate({ system: alias.system as ForeignAlias['system'], code: alias.code })}
            />
          )}
        </span>
      ))}
    </>
  );
}

const schema = z.object({ system: foreignAliasSchema.shape.system, code: foreignAliasSchema.shape.code });

/** A code that this unit has in another system. */
export function AddAliasForm({ unit, open, onClose }: { unit: UnitDetail; open: boolean; onClose: () => void }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer
      id={`core.unit.${unit.id}.alias`}
      open={open}
      onClose={onClose}
      title={t('units.foreign.title', { name: unit.name })}
      schema={schema}
      t={t}
      textPrefix="units.foreign"
      initialValues={{ system: 'city-management' }}
      submitLabel={t('units.foreign.submit')}
      onSubmit={(values, { idempotencyKey }) => addAlias(api, unit.id, values, idempotencyKey)}
      onDone={() => {
        void forgetUnits(queries);
        void message.success(t('units.foreign.done', { name: unit.name }));
      }}
    />
  );
}
