import { QueryState, SignatureSheet, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { plugin } from '../plugin.ts';
import { datesOf } from './class-dates.ts';
import { rollQuery, trainingClasses } from './training-class.queries.ts';

/** Rows for whoever comes without having been on the list. */
const BLANK_ROWS = 3;

/** The sheet that goes round in the room: everybody with a seat, and room to sign. */
export function ClassSheetPage() {
  const t = plugin.useTexts();
  const api = useApi(plugin.apiBase);
  const id = useSearchParams()[0].get('class') ?? '';
  const one = useQuery(trainingClasses.one(api, id));
  const roll = useQuery(rollQuery(api, id));
  return (
    <QueryState query={one}>
      {({ title, place, ...days }) => (
        <QueryState query={roll}>
          {({ items }) => (
            <SignatureSheet
              title={t('sheet.title', { title })}
              facts={[
                {
                  label: t('training-class.field.dates'),
                  value: datesOf(t, days),
                },
                { label: t('training-class.field.place'), value: place },
              ]}
              columns={[
                { key: 'person', title: t('enrolment.field.person'), width: 16, render: ({ person }) => person.name },
                { key: 'organisation', title: t('enrolment.field.organisation'), width: 40 },
              ]}
              blanks={[t('sheet.signature'), t('sheet.remark')]}
              rows={items.filter(({ state, waiting }) => state !== 'nominated' && waiting === null)}
              rowKey={(entry) => entry.id}
              blankRows={BLANK_ROWS}
            />
          )}
        </QueryState>
      )}
    </QueryState>
  );
}
