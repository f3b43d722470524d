import { useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../access/access.module.css';
import { useAddress } from '../access/use-address.ts';

const FOCUS = { account: 'accountId', organisation: 'organisationId', appointment: 'appointmentId' } as const;
type Word = keyof typeof FOCUS;
const WORDS = Object.keys(FOCUS) as Word[];
const PATH: Readonly<Record<Word, string>> = {
  account: 'accounts',
  organisation: 'organisations',
  appointment: 'appointments',
};

/** As far as the three have a name. */
interface Named {
  displayName?: string;
  name?: string;
  person?: { name: string };
}

/** Whose grants a link asks for: an account's, those anchored to an organisation, those resting on an appointment. */
export function focusOf(params: URLSearchParams): Partial<Record<(typeof FOCUS)[Word] | 'roleId', string>> {
  return Object.fromEntries(
    WORDS.flatMap((word) => {
      const id = params.get(word);
      return id ? [[FOCUS[word], id]] : [];
    }),
  );
}

/** Says that only somebody's grants are shown, and leads back to all. */
export function GrantFocus() {
  const t = useShellTexts();
  const api = useApi();
  const [params, change] = useAddress();
  const word = WORDS.find((each) => params.has(each));
  const id = (word && params.get(word)) ?? '';
  const named = useQuery({
    queryKey: ['core', word ?? 'none', 'detail', id],
    queryFn: ({ signal }) => api.get<Named>(`/${word ? PATH[word] : ''}/${id}`, { signal }),
    enabled: word !== undefined,
  }).data;
  if (!word) return <>{t('grant.description')}</>;
  const name = named?.displayName ?? named?.person?.name ?? named?.name ?? '…';
  return (
    <>
      {t(`grant.focus.${word}`, { name })}{' '}
      <button type="button" className={styles.plain} onClick={() => change({ [word]: null, page: null })}>
        {t('grant.focus.all')}
      </button>
    </>
  );
}
