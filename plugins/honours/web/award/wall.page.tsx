import { EmptyState, PageHeader, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ShownDeed, WallPerson } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { stories } from '../story/story.queries.ts';
import styles from './wall.module.css';

interface Wall {
  people: WallPerson[];
  deeds: ShownDeed[];
}

/** What hangs out: text first, one beside the other, nobody above anybody. */
export function WallPage() {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const wall = useQuery({
    queryKey: [plugin.id, 'awards', 'wall'],
    queryFn: async ({ signal }): Promise<Wall> => {
      const [{ items: people }, { items: deeds }] = await Promise.all([
        api.get<{ items: WallPerson[] }>('awards/wall', { signal }),
        api.get<{ items: ShownDeed[] }>('good-deeds/shown', { signal }),
      ]);
      return { people, deeds };
    },
  });
  return (
    <>
      <PageHeader title={t('nav.wall')} />
      <QueryState query={wall}>
        {({ people, deeds }) => (
          <div className={styles.wall}>
            <p className={styles.intro}>{t('award.wall.intro')}</p>
            <h2>{t('award.wall.people')}</h2>
            {people.length === 0 && <EmptyState title={t('award.wall.empty')} />}
            <ul className={styles.cards}>
              {people.map((person) => (
                <Person key={person.id} person={person} />
              ))}
            </ul>
            <h2>{t('award.wall.deeds')}</h2>
            {deeds.length === 0 && <EmptyState title={t('good-deed.shown.none')} />}
            <ul className={styles.cards}>
              {deeds.map(({ id, title, text, name, place, doneOn }) => (
                <li key={id} className={styles.card}>
                  <h3>{title}</h3>
                  <p className={styles.text}>{text}</p>
                  <p className={styles.foot}>
                    <span>{name ?? t('award.wall.anonymous')}</span>
                    <span>{place}</span>
                    <span>{doneOn}</span>
                  </p>
                </li>
              ))}
            </ul>
            <p className={styles.foot}>{t('award.wall.wish')}</p>
          </div>
        )}
      </QueryState>
    </>
  );
}

function Person({ person: { name, class: kind, year, place, citation, stories: told } }: { person: WallPerson }) {
  const t = plugin.useTexts();
  const address = stories.useAddress();
  return (
    <li className={styles.card}>
      <h3>{name}</h3>
      <p className={styles.foot}>
        <span>{t(`honour-class.${kind}`)}</span>
        <span>{t('award.wall.year', { year })}</span>
        <span>{place}</span>
      </p>
      <p className={styles.text}>{citation}</p>
      {told.map(({ id, title }) => (
        <Link key={id} to={address.record(id)}>
          {t('award.wall.read', { title })}
        </Link>
      ))}
    </li>
  );
}
