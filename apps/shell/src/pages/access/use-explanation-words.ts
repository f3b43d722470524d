import type { Explanation, Obstacle, Reason } from '@linli/contracts';
import { formatDate, useLocale } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { endText } from './access-words.ts';

/** The sentences of an explanation. */
export function useExplanationWords({ account, permission, unit, record, allowed }: Explanation) {
  const t = useShellTexts();
  const locale = useLocale();
  const place = unit.name;
  const held = (one: Extract<Reason | Obstacle, { grantId: string }>) => ({
    role: one.role.title,
    anchor: one.organisation?.name ?? one.path[0]?.name ?? '',
    place,
    since: formatDate(one.since, locale),
    until: one.until ? t('access.reason.until', { day: endText(one.until, locale) }) : t('access.reason.open-end'),
    by: one.grantedBy ?? t('grant.by-operator'),
  });
  return {
    verdict: t(`access.why.${allowed ? 'may' : 'may-not'}${record ? '-record' : ''}`, {
      account: account.displayName,
      permission: permission.title,
      unit: place,
    }),
    reason: (reason: Reason): string => {
      switch (reason.kind) {
        case 'grant':
          // Granted for the very unit that is asked about, or for one above it.
          return t(`access.reason.${reason.path.length > 1 ? 'grant' : 'grant-here'}`, held(reason));
        case 'organisation':
          return t('access.reason.organisation', held(reason));
        case 'own':
          return t('access.reason.own');
        case 'lent':
          return t('access.reason.lent', { by: reason.lentBy, until: endText(reason.until, locale) });
      }
    },
    obstacle: (obstacle: Obstacle): string =>
      t(`access.obstacle.${obstacle.kind}`, {
        account: account.displayName,
        permission: permission.title,
        place,
        ...('grantId' in obstacle
          ? { ...held(obstacle), until: obstacle.until ? endText(obstacle.until, locale) : '' }
          : {}),
      }),
  };
}
