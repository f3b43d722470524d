import type { Tone } from '@linli/contracts';
import { ListPage, listSource, StateTag, toApiQuery, useCurrentUnit } from '@linli/sdk-web';
import type { ListQuery, ListView } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { LICENCE_STANDINGS, lastDayOf } from '../../contract/index.ts';
import type { Licence, LicenceCounts, LicenceStanding } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const TONES: Readonly<Record<LicenceStanding, Tone>> = {
  held: 'success',
  expiring: 'warning',
  grace: 'active',
  lacking: 'danger',
};
const VIEWS = ['all', 'lacking', 'grace', 'expiring', 'held'] as const;

/** 持证情况: who must hold a certificate, who does, and what is to be done about it next. */
export function LicenceListPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const { unitId } = useCurrentUnit();
  const [search] = useSearchParams();
  const asOf = search.get('asOf') ?? undefined;
  const counts = useQuery({
    queryKey: [plugin.id, 'licences', 'counts', unitId, asOf],
    queryFn: ({ signal }) =>
      api.get<LicenceCounts>('licences/counts', { query: { unit: unitId ?? undefined, asOf }, signal }),
  });
  const numbers =
    counts.data && Object.fromEntries(VIEWS.map((view) => [view, { total: counts.data[view], exact: true }]));
  const views = VIEWS.map((key): ListView => ({
    key,
    label: t(`licence.view.${key}`),
    query: key === 'all' ? {} : { standing: key },
  }));
  const source = (asked: ListQuery) => {
    const query = { ...toApiQuery(asked, views), unit: unitId ?? undefined };
    return listSource<Licence>(api, [plugin.id, 'licences'], { path: 'licences', query });
  };
  return (
    <ListPage<Licence>
      title={t('nav.licences')}
      source={source}
      rowKey={({ appointmentId, ruleId }) => `${appointmentId} ${ruleId}`}
      views={views}
      counts={numbers}
      columns={[
        { key: 'person', title: t('licence.field.person'), width: 104, render: ({ person }) => person.name },
        {
          key: 'organisation',
          title: t('licence.field.organisation'),
          card: 'fact',
          ellipsis: true,
          render: ({ organisation }) => organisation.name,
        },
        { key: 'unitName', title: t('licence.field.unit'), width: 152, card: 'none', ellipsis: true },
        { key: 'typeTitle', title: t('licence.field.type'), width: 200, card: 'fact', ellipsis: true },
        {
          key: 'standing',
          title: t('licence.field.standing'),
          width: 112,
          card: 'state',
          render: ({ standing }) => <StateTag tone={TONES[standing]}>{t(`licence.standing.${standing}`)}</StateTag>,
        },
        {
          key: 'until',
          title: t('licence.field.until'),
          width: 184,
          card: 'fact',
          render: (row) => untilWords(t, row),
        },
      ]}
      filters={[
        {
          key: 'standing',
          kind: 'select',
          multiple: true,
          label: t('licence.field.standing'),
          wordOnly: true,
          options: LICENCE_STANDINGS.map((value) => ({ value, label: t(`licence.standing.${value}`) })),
        },
        { key: 'asOf', kind: 'text', label: t('licence.field.as-of'), wordOnly: true },
      ]}
      search={{ placeholder: t('licence.list.search') }}
      href={({ certificateId }) => plugin.path(certificateId ? `certificates/${certificateId}` : 'certificates')}
      empty={{ title: t('licence.list.empty') }}
    />
  );
}

function untilWords(t: ReturnType<typeof plugin.useTexts>, { standing, validTo, dueOn }: Licence): string {
  if (standing === 'grace') return t('licence.until.grace', { day: lastDayOf(dueOn) ?? '' });
  if (standing === 'lacking') return t('licence.until.lacking', { day: dueOn });
  return validTo === null ? t('certificate.for-good') : t('licence.until.valid', { day: lastDayOf(validTo) ?? '' });
}
