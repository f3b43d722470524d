import { CreateRecordForm, DetailSection, RecordState, useAddressFlag, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import {
  AFTERCARE_PERMISSION,
  STORY_PERMISSION,
  promiseAftercareSchema,
  writeStorySchema,
} from '../../contract/index.ts';
import type { AwardDetail } from '../../contract/index.ts';
import { aftercare } from '../aftercare/aftercare.queries.ts';
import { plugin } from '../plugin.ts';
import { stories } from '../story/story.queries.ts';
import styles from './award.module.css';

const MOST = 50;

/** The stories of the award, and a way to write one. */
export function AwardStories({ award: { id, onWall } }: { award: AwardDetail }) {
  const t = plugin.useTexts();
  const address = stories.useAddress();
  const [writing, setWriting] = useAddressFlag('write');
  const mayWrite = useCan(STORY_PERMISSION.write) && onWall;
  const { data } = useQuery(stories.page(plugin.useApi(), { award: id, pageSize: MOST }));
  const items = data?.items ?? [];
  return (
    <DetailSection
      title={t('award.stories.section')}
      extra={mayWrite && <Button onClick={() => setWriting(true)}>{t('award.stories.write')}</Button>}
    >
      {items.length === 0 && <p>{t('award.stories.none')}</p>}
      <ul className={styles.list}>
        {items.map((story) => (
          <li key={story.id}>
            <Link to={address.record(story.id)}>{story.place}</Link>
            {story.isExpired ? <span>{t('story.expired')}</span> : <RecordState kit={stories} state={story.state} />}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <CreateRecordForm
          records={stories}
          schema={writeStorySchema}
          fields={{ awardId: { hidden: true } }}
          initialValues={{ awardId: id }}
          open={writing}
          onClose={() => setWriting(false)}
        />
      )}
    </DetailSection>
  );
}

/** What was promised to whoever was awarded. */
export function AwardCare({ award: { id } }: { award: AwardDetail }) {
  const t = plugin.useTexts();
  const address = aftercare.useAddress();
  const [promising, setPromising] = useAddressFlag('promise');
  const mayPromise = useCan(AFTERCARE_PERMISSION.manage);
  const { data } = useQuery(aftercare.page(plugin.useApi(), { award: id, pageSize: MOST }));
  const items = data?.items ?? [];
  return (
    <DetailSection
      title={t('award.care.section')}
      extra={mayPromise && <Button onClick={() => setPromising(true)}>{t('award.care.promise')}</Button>}
    >
      {items.length === 0 && <p>{t('award.care.none')}</p>}
      <ul className={styles.list}>
        {items.map((each) => (
          <li key={each.id}>
            <Link to={address.record(each.id)}>{each.what}</Link>
            <span>{each.dueOn}</span>
            <RecordState kit={aftercare} state={each.state} />
          </li>
        ))}
      </ul>
      {mayPromise && (
        <CreateRecordForm
          records={aftercare}
          schema={promiseAftercareSchema}
          fields={{ awardId: { hidden: true } }}
          initialValues={{ awardId: id }}
          open={promising}
          onClose={() => setPromising(false)}
        />
      )}
    </DetailSection>
  );
}
