import { RecordPage, useCan } from '@linli/sdk-web';
import { NOMINATION_PERMISSION } from '../../contract/index.ts';
import { useClassWords } from '../honour-classes.tsx';
import { plugin } from '../plugin.ts';
import { awardRounds } from './award-round.queries.ts';
import { RoundNumbers } from './round-numbers.tsx';

/** The round desk: how it stands, and how its nominations stand. */
export function AwardRoundDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const words = useClassWords();
  const maySee = useCan(NOMINATION_PERMISSION.read);
  return (
    <RecordPage
      id={id}
      records={awardRounds}
      list={t('nav.award-rounds')}
      title={({ title }) => title}
      facts={({ schemeTitle, classes, opensOn, closesOn, seats, concludedOn }) => [
        { key: 'scheme', label: t('award-round.field.scheme'), value: schemeTitle },
        { key: 'classes', label: t('award-round.field.classes'), value: words(classes) },
        {
          key: 'days',
          label: t('award-round.field.days'),
          value: t('award-round.days', { from: opensOn, to: closesOn }),
        },
        { key: 'seats', label: t('award-round.field.seats'), value: seats },
        ...(concludedOn === null
          ? []
          : [{ key: 'concluded', label: t('award-round.field.concluded-on'), value: concludedOn }]),
      ]}
    >
      {(round) => maySee && <RoundNumbers roundId={round.id} />}
    </RecordPage>
  );
}
