import type { AdjustedDays, UnitRef } from '@linli/contracts';
import { adjustDaysSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { adjustDays, forgetCalendar } from './calendar.queries.ts';

const { from, to, reason } = adjustDaysSchema.shape;
const schema = z.object({ from, to, kind: z.enum(['rest', 'work']), reason });

interface Props {
  district: UnitRef;
  /** The day that was chosen; null is closed. */
  day: string | null;
  onClose: () => void;
}

/** Makes a day, or days in a row, work or rest in the whole district, with the reason that everybody reads. */
export function AdjustDaysForm({ district, day, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer<typeof schema, AdjustedDays>
      key={day ?? ''}
      id={`core.calendar.${district.id}.${day ?? ''}`}
      open={day !== null}
      onClose={onClose}
      title={t('calendar.adjust.title', { district: district.name })}
      schema={schema}
      t={t}
      textPrefix="calendar.adjust"
      initialValues={{ from: day ?? undefined }}
      submitLabel={t('calendar.adjust.verb')}
      onSubmit={({ kind, ...values }, { idempotencyKey }) =>
        adjustDays(api, { districtId: district.id, works: kind === 'work', ...values }, idempotencyKey)
      }
      onDone={(adjusted) => {
        void forgetCalendar(queries);
        void message.success(t('calendar.adjust.done', { count: adjusted.count }));
      }}
    />
  );
}
