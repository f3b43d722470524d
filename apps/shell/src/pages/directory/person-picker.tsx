import type { Page, Person } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { RemotePicker, type PickerHit, type RemotePickerProps } from './remote-picker.tsx';

type Props = Omit<RemotePickerProps, 'queryKey' | 'search' | 'placeholder' | 'none'>;

/** Chooses a person by name, code or whole phone number. */
export function PersonPicker(props: Props) {
  const t = useShellTexts();
  const api = useApi();
  return (
    <RemotePicker
      {...props}
      placeholder={t('directory.choose-person')}
      none={t('directory.no-person')}
      queryKey={['core', 'person', 'picker']}
      search={async (text, signal) => {
        const query = { q: text || undefined, state: 'active', pageSize: 20, sort: 'name' };
        return (await api.get<Page<Person>>('/people', { query, signal })).items.map(hitOf);
      }}
    />
  );
}

function hitOf({ id, name, unit, posts }: Person): PickerHit {
  const post = posts[0];
  return { id, name, detail: post ? `${post.organisation.name} · ${post.postTitle}` : unit.name };
}
