import type { Notice } from '@linli/contracts';
import { formatDate, ListPage, StateTag, toApiQuery, useApi, useLocale } from '@linli/sdk-web';
import type { ListColumn, ListView } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { PHASE_TONE, useNoticeTime } from './notice-words.ts';
import { noticeCountsQuery, noticePageQuery } from './notice.queries.ts';

/** Notices by where they stand: running, to be published, with objections, ended. */
export function NoticeListPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.notices'));
  const api = useApi();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const views = useViews();
  const counts = useQuery(
    noticeCountsQuery(api, { unitId: Number(params.get('unit')) || undefined, q: params.get('q') ?? undefined }),
  ).data;
  return (
    <ListPage<Notice>
      title={t('menu.notices')}
      description={t('notice.description')}
      source={(query) => {
        const { unit, ...rest } = toApiQuery(query, views);
        return noticePageQuery(api, { ...rest, unitId: unit });
      }}
      rowKey={({ id }) => id}
      columns={useColumns()}
      views={views}
      counts={counts}
      filters={[{ key: 'unit', kind: 'unit', label: t('notice.unit'), permission: 'core.notice.read' }]}
      search={{ placeholder: t('notice.search') }}
      href={({ id }) => withUnit(`/notices/${id}`, search)}
      empty={{ title: t('notice.empty'), description: t('notice.empty-how') }}
    />
  );
}

function useViews(): ListView[] {
  const t = useShellTexts();
  const phase = (key: string): ListView => ({ key, label: t(`notice.phase.${key}`), query: { phase: key } });
  return [
    phase('running'),
    { key: 'objected', label: t('notice.objected'), query: { objected: 'true' } },
    phase('to-publish'),
    phase('draft'),
    phase('ended'),
    phase('withdrawn'),
  ];
}

function useColumns(): ListColumn<Notice>[] {
  const t = useShellTexts();
  const locale = useLocale();
  const time = useNoticeTime();
  return [
    { key: 'title', title: t('notice.title'), card: 'title', ellipsis: true },
    {
      key: 'owner',
      title: t('notice.owner'),
      width: 128,
      card: 'none',
      ellipsis: true,
      render: ({ owner }) => owner.name,
    },
    { key: 'unit', title: t('notice.unit'), width: 144, card: 'fact', ellipsis: true, render: ({ unit }) => unit.name },
    {
      key: 'endsOn',
      title: t('notice.ends-on'),
      width: 152,
      card: 'none',
      render: ({ endsOn }) => endsOn && formatDate(endsOn, locale),
    },
    { key: 'time', title: t('notice.time'), width: 176, card: 'fact', render: time },
    {
      key: 'openObjections',
      title: t('notice.open-objections'),
      width: 112,
      card: 'fact',
      numeric: true,
    },
    {
      key: 'phase',
      title: t('notice.phase-word'),
      width: 104,
      card: 'state',
      render: ({ phase }) => <StateTag tone={PHASE_TONE[phase]}>{t(`notice.phase.${phase}`)}</StateTag>,
    },
  ];
}
