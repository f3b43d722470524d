import { DetailSection, Facts, PageHeader, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { PublicProject } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ItemsTable } from './project-budget.tsx';
import { publicQuery } from './project-more.queries.ts';
import styles from './project.module.css';

/** What everybody may read of a project, as it is hung out or handed on: one page, to be printed. */
export function ProjectPublicPage() {
  const id = useSearchParams()[0].get('project') ?? '';
  const project = useQuery(publicQuery(plugin.useApi(), id));
  return <QueryState query={project}>{(shown) => <Shown project={shown} />}</QueryState>;
}

function Shown({ project }: { project: PublicProject }) {
  const t = plugin.useTexts();
  const { title, unit, type, planned, spent, items, deliberation, startedOn, completedOn, summary } = project;
  return (
    <article className={styles.page}>
      <PageHeader
        title={title}
        actions={[{ key: 'print', label: t('project.public.print'), onClick: () => window.print() }]}
      />
      <Facts
        items={[
          { key: 'unit', label: t('project.public.unit'), value: unit },
          { key: 'type', label: t('project.field.type'), value: t(`project.type.${type}`) },
          { key: 'planned', label: t('project.public.planned'), value: moneyText(planned) },
          { key: 'spent', label: t('project.public.spent'), value: moneyText(spent) },
          { key: 'saved', label: t('project.public.saved'), value: moneyText(planned - spent) },
          {
            key: 'dates',
            label: t('project.public.dates'),
            value: startedOn && completedOn && t('project.dates', { from: startedOn, until: completedOn }),
          },
          {
            key: 'deliberation',
            label: t('project.deliberation.section'),
            value:
              deliberation &&
              t('project.deliberation.text', {
                ...deliberation,
                meeting: t(`project.meeting.${deliberation.meeting}`),
              }),
          },
        ]}
      />
      <DetailSection title={t('project.public.result')}>
        <p>{summary}</p>
      </DetailSection>
      <DetailSection title={t('project.public.on')}>
        <ItemsTable items={items} sums={[[t('project.total'), planned]]} />
      </DetailSection>
      <p className={styles.none}>{t('project.public.note')}</p>
    </article>
  );
}
