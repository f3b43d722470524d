import { DetailSection, QueryState, RecordState, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ACCEPTANCE_PERMISSION } from '../../contract/index.ts';
import type { ProjectDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { acceptances } from './acceptance.queries.ts';
import styles from './acceptance.module.css';
import { ConveneForm } from './convene.form.tsx';
import { panelWords } from './panel-words.ts';

/** The panels of a project, newest first, and the way to call one while it waits for that. */
export function ProjectAcceptances({ project }: { project: ProjectDetail }) {
  const mayRead = useCan(ACCEPTANCE_PERMISSION.read);
  return mayRead ? <Panels project={project} /> : null;
}

function Panels({ project }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  const address = acceptances.useAddress();
  const list = useQuery(acceptances.page(plugin.useApi(), { project: project.id, pageSize: 20 }));
  const mayManage = useCan(ACCEPTANCE_PERMISSION.manage);
  const isOpen = list.data?.items.some(({ state }) => state === 'convened') ?? true;
  const [calling, setCalling] = useState(false);
  return (
    <DetailSection
      title={t('project.acceptances.section')}
      extra={
        mayManage &&
        project.state === 'completed' &&
        !isOpen && (
          <Button type="primary" size="small" onClick={() => setCalling(true)}>
            {t('project.convene')}
          </Button>
        )
      }
    >
      <QueryState query={list} size="inline">
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t('project.acceptances.none')}</p>
          ) : (
            <ul className={styles.rows}>
              {items.map(({ id, heldOn, place, panel, state }) => (
                <li key={id}>
                  <span>
                    <Link to={address.record(id)}>{`${heldOn} ${place}`}</Link>
                    <span className={styles.remark}>{panelWords(t, panel)}</span>
                  </span>
                  <RecordState kit={acceptances} state={state} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {calling && <ConveneForm project={project} onClose={() => setCalling(false)} />}
    </DetailSection>
  );
}
