import { SelectField, useCurrentUnit } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { gradedHoldersQuery } from './grade-change.queries.ts';

/** Staff of the unit in the header, found by name or body. */
function HolderField(props: FieldControlProps) {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  return (
    <SelectField
      {...props}
      placeholder={t('grade-change.propose.appointmentId.placeholder')}
      query={gradedHoldersQuery(plugin.useApi(), unitId)}
      toOptions={({ items }) =>
        items.map(({ appointmentId, person, organisation, post }) => ({
          value: appointmentId,
          label: `${person.name} \u00B7 ${organisation} ${t(`grade-change.post.${post}`)}`,
        }))
      }
    />
  );
}

export const holderField: FieldHint = { control: 'select', render: (props) => <HolderField {...props} /> };
