import { DetailText, RecordPage } from '@linli/sdk-web';
import { Alert } from 'antd';
import type { ClassDay, TrainingClassDetail } from '../../contract/index.ts';
import { useRuleOptions } from '../licence-rule/rule-options.ts';
import { plugin } from '../plugin.ts';
import { datesOf } from './class-dates.ts';
import styles from './class-roll.module.css';
import { ClassRoll } from './class-roll.tsx';
import { trainingClasses } from './training-class.queries.ts';

export function TrainingClassDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const audience = useAudience();
  return (
    <RecordPage
      id={id}
      records={trainingClasses}
      list={t('nav.training-classes')}
      title={({ title }) => title}
      facts={(one) => [
        { key: 'programme', label: t('training-class.field.programme'), value: one.programmeTitle },
        {
          key: 'dates',
          label: t('training-class.field.dates'),
          value: datesOf(t, one),
        },
        { key: 'place', label: t('training-class.field.place'), value: one.place },
        { key: 'audience', label: t('training-class.field.audience'), value: audience(one) },
        {
          key: 'seats',
          label: t('training-class.field.seated'),
          value:
            t('training-class.seats.count', { seats: one.seats, seated: one.seated }) +
            (one.waiting > 0 ? t('training-class.seats.waiting', { waiting: one.waiting }) : ''),
        },
        {
          key: 'certificate',
          label: t('training-class.field.certificate'),
          value: one.certificateTitle ?? t('training-class.no-certificate'),
        },
        ...(one.finishedOn
          ? [{ key: 'finishedOn', label: t('training-class.field.finished-on'), value: one.finishedOn }]
          : []),
      ]}
    >
      {(one) => (
        <>
          <Days days={one.days} />
          <ClassRoll of={one} />
          <DetailText
            title={t('training-class.field.timetable')}
            text={one.timetable}
            none={t('training-class.timetable.none')}
          />
        </>
      )}
    </RecordPage>
  );
}

/** Whom the class is for, in words: 书记（党委、党总支）. */
function useAudience() {
  const t = plugin.useTexts();
  const options = useRuleOptions();
  const word = (among: readonly { value: string; label: string }[], value: string) =>
    among.find((each) => each.value === value)?.label ?? value;
  return ({ posts, bodies }: Pick<TrainingClassDetail, 'posts' | 'bodies'>) => {
    const held = posts.map((post) => word(options.posts, post)).join(t('list.and'));
    const where = bodies.map((body) => word(options.bodies, body)).join(t('list.and'));
    return t('training-class.audience', { posts: held, bodies: where || t('training-class.every-body') });
  };
}

/** Days that are no ordinary working days: those on which nobody works, and those that are worked for a holiday. */
function Days({ days }: { days: readonly ClassDay[] }) {
  const t = plugin.useTexts();
  const off = days.filter(({ kind }) => kind !== 'swapped');
  const swapped = days.filter(({ kind }) => kind === 'swapped');
  const words = ({ day, kind, name }: ClassDay) =>
    t('training-class.day.off', { day, what: name ?? t(`training-class.day.${kind}`) });
  const lines = [
    ...(off.length > 0 ? [t('training-class.days.off', { days: off.map(words).join(t('list.and')) })] : []),
    ...swapped.map(({ day }) => t('training-class.day.swapped', { day })),
  ];
  return lines.length > 0 ? <Alert type="info" showIcon className={styles.days} title={lines.join(' ')} /> : null;
}
