import { DetailSection, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { DeedNames, GoodDeedDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { goodDeeds } from './good-deed.queries.ts';

/** Whose deed it is and who told it, as long as that is kept; asked for apart from everything else. */
export function DeedPeople({ deed: { id, state } }: { deed: GoodDeedDetail }) {
  const t = plugin.useTexts();
  const names = useQuery(goodDeeds.part<DeedNames>(plugin.useApi(), id, 'names'));
  if (state === 'not-published' || state === 'taken-down') return null;
  return (
    <DetailSection title={t('good-deed.names.section')}>
      <QueryState query={names} size="inline">
        {({ personName, tellerName }) =>
          personName === null && tellerName === null ? (
            <p>{t('good-deed.names.none')}</p>
          ) : (
            <>
              {personName !== null && <p>{t('good-deed.names.person', { name: personName })}</p>}
              {tellerName !== null && <p>{t('good-deed.names.teller', { name: tellerName })}</p>}
              {state !== 'published' && <p>{t('good-deed.names.hint')}</p>}
            </>
          )
        }
      </QueryState>
    </DetailSection>
  );
}
