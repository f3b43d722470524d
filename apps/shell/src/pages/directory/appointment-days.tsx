import type { Appointment } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './directory.module.css';

type Days = Pick<Appointment, 'phase' | 'validFrom' | 'validTo' | 'termEnd'>;

/** From when until when somebody holds a post. What nobody holds yet, or never did, has no "until now". */
export function AppointmentDays({ phase, validFrom, validTo, termEnd }: Days) {
  const t = useShellTexts();
  const end = validTo ?? termEnd;
  const isHeld = phase === 'in-force' || phase === 'ended';
  return (
    <span className={styles.days}>
      {end
        ? `${validFrom} — ${end}`
        : isHeld
          ? validFrom + t('directory.until-now')
          : t('directory.from-day', { day: validFrom })}
    </span>
  );
}
