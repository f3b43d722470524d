import { DetailSection, DetailText, RecordPage } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { ProjectDetail } from '../../contract/index.ts';
import { ProjectAcceptances } from '../acceptance/project-acceptances.tsx';
import { ProjectExpenses } from '../expense/project-expenses.tsx';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ProjectBudget } from './project-budget.tsx';
import { ProjectNotice } from './project-notice.tsx';
import { projects } from './project.queries.ts';
import { RuleNotes } from './rule-notes.tsx';

export function ProjectDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const lineWords = ({ line }: ProjectDetail) =>
    line &&
    t('project.line.text', { fund: line.fundTitle, year: line.year, category: t(`project.category.${line.category}`) });
  return (
    <RecordPage
      id={id}
      records={projects}
      list={t('nav.projects')}
      title={({ title }) => title}
      facts={(project) => [
        { key: 'type', label: t('project.field.type'), value: t(`project.type.${project.type}`) },
        { key: 'budget', label: t('project.field.budget'), value: moneyText(project.budget) },
        {
          key: 'planned',
          label: t('project.field.planned'),
          value: t('project.dates', { from: project.plannedFrom, until: project.plannedUntil }),
        },
        { key: 'line', label: t('project.field.line'), value: lineWords(project) },
        {
          key: 'proposer',
          label: t('project.field.proposer'),
          value: [t(`project.proposer.${project.proposer}`), project.door && t(`project.door.${project.door}`)]
            .filter(Boolean)
            .join(' · '),
        },
        { key: 'needRef', label: t('project.field.need-ref'), value: project.needRef },
        { key: 'supplier', label: t('project.field.supplier'), value: project.supplier },
        { key: 'startedOn', label: t('project.field.started-on'), value: project.startedOn },
        { key: 'completedOn', label: t('project.field.completed-on'), value: project.completedOn },
      ]}
    >
      {(project) => (
        <>
          <Written project={project} />
          <ProjectNotice project={project} />
          <DetailText title={t('project.field.need')} text={project.need} none={t('project.none')} />
          <ProjectBudget project={project} />
          {project.quotations && (
            <DetailText title={t('project.field.quotations')} text={project.quotations} none={t('project.none')} />
          )}
          <Deliberation project={project} />
          {project.startedOn && <ProjectExpenses project={project} />}
          {project.completion && (
            <DetailText title={t('project.field.completion')} text={project.completion} none={t('project.none')} />
          )}
          {project.completedOn && <ProjectAcceptances project={project} />}
          {project.summary && (
            <DetailSection
              title={t('project.public.section')}
              extra={<Link to={plugin.path(`project-public?project=${project.id}`)}>{t('project.public.open')}</Link>}
            >
              <p>{project.summary}</p>
            </DetailSection>
          )}
        </>
      )}
    </RecordPage>
  );
}

/** Before it is submitted: why it came back, and what the rules in force say. */
function Written({ project: { reason, findings, state } }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  const isBack = reason !== null && ['draft', 'rejected', 'terminated', 'settled', 'rework'].includes(state);
  const isWritten = state === 'draft' || state === 'deliberated';
  return (
    <>
      {isBack && <Alert type="warning" showIcon title={t('project.said.reason', { reason })} />}
      {isWritten && findings.length > 0 && (
        <DetailSection title={t('project.rules.section')}>
          <RuleNotes findings={findings} />
        </DetailSection>
      )}
    </>
  );
}

function Deliberation({ project: { deliberation } }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  const text =
    deliberation &&
    t('project.deliberation.text', { ...deliberation, meeting: t(`project.meeting.${deliberation.meeting}`) });
  return <DetailText title={t('project.deliberation.section')} text={text} none={t('project.deliberation.none')} />;
}
