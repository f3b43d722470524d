import type { Organisation, OrganisationType, Page } from '@linli/contracts';
import { useApi } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useOrganisationWords } from './organisation-words.ts';
import { RemotePicker, type RemotePickerProps } from './remote-picker.tsx';

type Props = Omit<RemotePickerProps, 'queryKey' | 'search' | 'placeholder' | 'none'> & {
  /** Only bodies of these types; all when left out. */
  types?: readonly OrganisationType[];
};

/** Chooses an active body by its name or code. */
export function OrganisationPicker({ types, ...props }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const words = useOrganisationWords();
  return (
    <RemotePicker
      {...props}
      placeholder={t('directory.choose-organisation')}
      none={t('directory.no-organisation')}
      queryKey={['core', 'organisation', 'picker', types ?? null]}
      search={async (text, signal) => {
        const find = (type: OrganisationType | undefined) =>
          api.get<Page<Organisation>>('/organisations', {
            query: { q: text || undefined, state: 'active', type, pageSize: 20, sort: 'name' },
            signal,
          });
        const pages = await Promise.all((types ?? [undefined]).map(find));
        return pages
          .flatMap(({ items }) => items)
          .map((body) => ({ id: body.id, name: body.name, detail: `${words.type(body)} · ${body.unit.name}` }));
      }}
    />
  );
}
