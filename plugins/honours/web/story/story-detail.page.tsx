import { RecordPage } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { StoryText } from '../../contract/index.ts';
import { awards } from '../award/award.queries.ts';
import { plugin } from '../plugin.ts';
import { stories } from './story.queries.ts';
import styles from './story.module.css';

/** The story to be read; what is done with it stands beside. */
export function StoryDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const awardAddress = awards.useAddress();
  const { data } = useQuery(stories.part<StoryText>(plugin.useApi(), id, 'text'));
  return (
    <RecordPage
      id={id}
      records={stories}
      list={t('nav.stories')}
      title={({ state }) => (state === 'taken-down' ? t('story.gone') : (data?.title ?? t('nav.stories')))}
      facts={({ place, expiresOn, agreedOn, awardId }) => [
        {
          key: 'award',
          label: t('story.field.award'),
          value: <Link to={awardAddress.record(awardId)}>{data?.name ?? t('story.award.open')}</Link>,
        },
        { key: 'place', label: t('story.field.place'), value: place },
        { key: 'expiresOn', label: t('story.field.expires-on'), value: expiresOn },
        ...(agreedOn === null ? [] : [{ key: 'agreedOn', label: t('story.field.agreed-on'), value: agreedOn }]),
      ]}
    >
      {({ state, isExpired }) => (
        <article className={styles.story}>
          {isExpired && <Alert type="info" title={t('story.expired')} />}
          {state === 'taken-down' ? <p>{t('story.gone.text')}</p> : <Paragraphs text={data?.text ?? ''} />}
        </article>
      )}
    </RecordPage>
  );
}

function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n+/).filter((each) => each.trim() !== '');
  return paragraphs.map((each, index) => <p key={index}>{each}</p>);
}
