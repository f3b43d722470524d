import type { OrganisationDetail } from '@linli/contracts';
import { Attachments, DetailPage, QueryState, StateTag, formatDate, useApi, useCan, useLocale } from '@linli/sdk-web';
import type { Fact, WaitingFor } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ORGANISATION_TONE, useOrganisationWords } from '../directory/organisation-words.ts';
import { OrganisationLink, UnitLink } from '../directory/refs.tsx';
import { useOrganisationActions } from './organisation-actions.tsx';
import { organisationEntries } from './organisation-history.ts';
import { OrganisationPosts } from './organisation-posts.tsx';
import { OrganisationSubordinates } from './organisation-subordinates.tsx';
import { organisationHistoryQuery, organisationQuery } from './organisation.queries.ts';

/** One body: what it is, where it stands, who sits in it, what stands below it, what happened to it. */
export function OrganisationDetailPage() {
  const { id = '' } = useParams();
  const body = useQuery(organisationQuery(useApi(), id));
  return <QueryState query={body}>{(detail) => <Detail key={detail.id} body={detail} />}</QueryState>;
}

function Detail({ body }: { body: OrganisationDetail }) {
  const t = useShellTexts();
  const words = useOrganisationWords();
  const { search } = useLocation();
  useDocumentTitle(`${body.name} · ${t('menu.organisations')}`);
  const history = useQuery(organisationHistoryQuery(useApi(), body.id));
  const { primary, actions, form } = useOrganisationActions(body);
  const mayReadAppointments = useCan('core.appointment.read');
  return (
    <>
      <DetailPage
        breadcrumb={[
          { label: t('menu.organisations'), href: withUnit('/organisations', search) },
          ...body.superiors.map(({ id, name, readable }) => ({
            label: name,
            ...(readable ? { href: withUnit(`/organisations/${id}`, search) } : {}),
          })),
        ]}
        title={body.name}
        code={body.code ?? undefined}
        state={<StateTag tone={ORGANISATION_TONE[body.state]}>{words.state(body.state)}</StateTag>}
        waiting={useWaiting(body)}
        primary={primary}
        actions={actions}
        facts={useFacts(body)}
        history={
          history.data ? (
            organisationEntries(t, history.data)
          ) : (
            <QueryState query={history} size="inline">
              {() => null}
            </QueryState>
          )
        }
      >
        {mayReadAppointments && <OrganisationPosts body={body} />}
        <OrganisationSubordinates body={body} />
      </DetailPage>
      {form}
    </>
  );
}

function useWaiting(body: OrganisationDetail): WaitingFor | undefined {
  const t = useShellTexts();
  if (body.state === 'proposed') {
    return { text: t('organisation.waits.approval', { level: t(`level.${body.approvedAt}`) }), since: body.createdAt };
  }
  if (body.state === 'approved') return { text: t('organisation.waits.activation') };
  if (body.state === 'active' && body.headVacant) {
    const since = body.posts.find(({ vacantSince }) => vacantSince !== null)?.vacantSince;
    return { text: t('organisation.waits.head'), since };
  }
  return undefined;
}

function useFacts(body: OrganisationDetail): Fact[] {
  const t = useShellTexts();
  const locale = useLocale();
  const words = useOrganisationWords();
  const mayReadGrants = useCan('core.grant.read');
  const day = (value: string | null) => value && formatDate(value, locale);
  const { anchor } = body;
  return [
    { key: 'kind', label: t('organisation.kind'), value: words.type(body) },
    { key: 'line', label: t('organisation.line-word'), value: t(`organisation.line.${body.line}`) },
    { key: 'unit', label: t('organisation.unit'), value: <UnitLink of={body.unit} /> },
    {
      key: 'anchor',
      label: t(`organisation.anchor.${anchor.kind}`),
      value: anchor.organisation ? <OrganisationLink of={anchor.organisation} /> : anchor.place,
    },
    {
      key: 'superior',
      label: t('organisation.superior'),
      value: body.superior && <OrganisationLink of={body.superior} />,
    },
    { key: 'from', label: t('organisation.valid-from'), value: day(body.validFrom) },
    { key: 'to', label: t('organisation.valid-to'), value: day(body.validTo) },
    {
      key: 'successor',
      label: t('organisation.successor'),
      value: body.successor && <OrganisationLink of={body.successor} />,
    },
    {
      key: 'predecessors',
      label: t('organisation.predecessors'),
      value:
        body.predecessors.length > 0
          ? body.predecessors.map((one, index) => (
              <span key={one.id}>
                {index > 0 && '、'}
                <OrganisationLink of={one} />
              </span>
            ))
          : null,
    },
    {
      key: 'grants',
      label: t('organisation.grants'),
      value: mayReadGrants ? (
        <Link to={`/access/grants?organisation=${body.id}`}>{t('organisation.grants-open')}</Link>
      ) : null,
    },
    { key: 'credit', label: t('organisation.credit-code'), value: body.creditCode },
    { key: 'contact', label: t('organisation.contact'), value: body.contact },
    { key: 'basis', label: t('organisation.basis'), value: body.basis },
    {
      key: 'papers',
      label: t('organisation.papers'),
      value: body.papers.length > 0 ? <Attachments items={body.papers} label={t('organisation.papers')} /> : null,
    },
    { key: 'reason', label: t('organisation.reason'), value: body.reason },
    { key: 'proposed', label: t('organisation.proposed-by'), value: body.proposedBy?.name },
    { key: 'approved', label: t('organisation.approved-by'), value: body.approvedBy?.name },
  ];
}
