import type { Problem } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** What a problem says to do, and where in which field something stands that must not go out. */
export function FoundPlaces({ problem: { remedy, errors = [] } }: { problem: Problem }) {
  const t = useShellTexts();
  return (
    <>
      {remedy && <p>{remedy}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map(({ field, message }, index) => (
            <li key={index}>
              {t.has(`notice.form.${field}.label`) ? `${t(`notice.form.${field}.label`)}${t('notice.colon')}` : ''}
              {message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
