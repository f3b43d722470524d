import { describeError, useApi, useSdkTexts } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { permissionsQuery } from './access.queries.ts';
import { byPlugin, usePluginTitle } from './plugin-title.ts';

interface Props {
  value: string | null;
  onChange(permission: string | null): void;
  'aria-label': string;
}

/** Chooses a permission by its words, grouped by the plugin that it belongs to. */
export function PermissionPicker({ value, onChange, ...rest }: Props) {
  const t = useShellTexts();
  const sdk = useSdkTexts();
  const titleOf = usePluginTitle();
  const permissions = useQuery(permissionsQuery(useApi()));
  const { data = [], error } = permissions;
  // A permission in the address that is no longer there is still what is asked about.
  const unknown = value !== null && permissions.data && !data.some(({ id }) => id === value);
  return (
    <Select
      aria-label={rest['aria-label']}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('access.choose-permission')}
      loading={permissions.isLoading}
      popupMatchSelectWidth={false}
      notFoundContent={error ? describeError(error, sdk).title : undefined}
      value={value}
      options={[
        ...(unknown ? [{ value, label: value }] : []),
        ...byPlugin(data).map(([plugin, group]) => ({
          label: titleOf(plugin),
          title: plugin,
          options: group.map(({ id, title }) => ({ value: id, label: title })),
        })),
      ]}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
