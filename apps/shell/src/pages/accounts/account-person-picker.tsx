import { useApi } from '@linli/sdk-web';
import { RemotePicker, type RemotePickerProps } from '../directory/remote-picker.tsx';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { findAccountPeople } from './account.queries.ts';

type Props = Omit<RemotePickerProps, 'queryKey' | 'search' | 'placeholder' | 'none'>;

/** Chooses whose an account is: people without one, told apart by where they work and as what. */
export function AccountPersonPicker(props: Props) {
  const t = useShellTexts();
  const api = useApi();
  return (
    <RemotePicker
      {...props}
      placeholder={t('account.link.choose')}
      none={t('account.link.none-found')}
      queryKey={['core', 'account', 'people']}
      search={async (text, signal) =>
        (await findAccountPeople(api, text, signal)).map(({ id, name, unit, posts }) => ({
          id,
          name,
          detail: [unit, ...posts].join(' · '),
        }))
      }
    />
  );
}
