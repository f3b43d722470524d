import type { PersonDetail } from '@linli/contracts';
import { DetailPage, QueryState, StateTag, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { UnitLink } from '../directory/refs.tsx';
import { PersonAppointments } from './person-appointments.tsx';
import { usePersonActions } from './person-actions.tsx';
import { PersonPhone } from './person-phone.tsx';
import { personQuery } from './person.queries.ts';

/** One person: the posts they hold and held, and as little else as the work needs. */
export function PersonDetailPage() {
  const { id = '' } = useParams();
  const person = useQuery(personQuery(useApi(), id));
  return <QueryState query={person}>{(detail) => <Detail key={detail.id} person={detail} />}</QueryState>;
}

function Detail({ person }: { person: PersonDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  useDocumentTitle(`${person.name} · ${t('menu.persons')}`);
  const { primary, actions, form } = usePersonActions(person);
  const { account } = person;
  return (
    <>
      <DetailPage
        breadcrumb={[
          { label: t('menu.persons'), href: withUnit('/people', search) },
          { label: person.unit.name, href: withUnit(`/people?unit=${person.unit.id}`, '') },
        ]}
        title={person.name}
        code={person.code ?? undefined}
        state={
          <StateTag tone={person.state === 'active' ? 'success' : 'neutral'}>
            {t(`person.state.${person.state}`)}
          </StateTag>
        }
        primary={primary}
        actions={actions}
        facts={[
          { key: 'phone', label: t('person.phone'), value: person.phone && <PersonPhone person={person} /> },
          { key: 'unit', label: t('person.unit'), value: <UnitLink of={person.unit} /> },
          {
            key: 'account',
            label: t('person.account'),
            value: account ? (
              <Link to={`/accounts/${account.id}`}>
                {account.username}
                {account.disabled && ` ${t('person.account-disabled')}`}
              </Link>
            ) : (
              t('person.no-account')
            ),
          },
        ]}
      >
        <PersonAppointments person={person} />
      </DetailPage>
      {form}
    </>
  );
}
