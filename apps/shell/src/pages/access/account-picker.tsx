import type { AccountSummary, Page } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { RemotePicker, type RemotePickerProps } from '../directory/remote-picker.tsx';

type Props = Omit<RemotePickerProps, 'queryKey' | 'search' | 'placeholder' | 'none'>;

/** Chooses an account by name or username; those that belong to nobody are not among them. */
export function AccountPicker(props: Props) {
  const t = useShellTexts();
  const api = useApi();
  return (
    <RemotePicker
      {...props}
      placeholder={t('account.choose')}
      none={t('account.none-found')}
      queryKey={['core', 'account', 'picker']}
      search={async (text, signal) => {
        const query = { q: text || undefined, state: 'active', pageSize: 20 };
        const { items } = await api.get<Page<AccountSummary>>('/accounts', { query, signal });
        return items
          .filter(({ builtIn }) => !builtIn)
          .map(({ id, displayName, username, post, units }) => ({
            id,
            name: displayName,
            detail: [username, post && t(`post.${post}`), units[0]?.name].filter(Boolean).join(' · '),
          }));
      }}
    />
  );
}
