import { dayOf } from '@linli/contracts';
import { FormDrawer } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { fileSixMustCheckSchema } from '../../contract/index.ts';
import type { SixMustCheckDetail, SixMustList } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SixMustFindingsField } from './findings-field.tsx';
import { sixMustChecks } from './six-must-check.queries.ts';

interface Props {
  venue: { id: string; title: string };
  list: SixMustList;
  open: boolean;
  onClose(): void;
}

/** A check of one venue by the list in force, in one drawer. */
export function FileCheckForm({ venue, list, open, onClose }: Props) {
  const t = plugin.useTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormDrawer<typeof fileSixMustCheckSchema, SixMustCheckDetail>
      id={`${plugin.id}.six-must-check.${venue.id}.${list.id}`}
      open={open}
      title={t('six-must-check.file.title', { venue: venue.title })}
      schema={fileSixMustCheckSchema}
      t={t}
      textPrefix="six-must-check.file"
      fields={{
        venueId: { hidden: true },
        listId: { hidden: true },
        findings: { render: (props) => <SixMustFindingsField {...props} items={list.items} /> },
      }}
      initialValues={{ venueId: venue.id, listId: list.id, checkedOn: dayOf(new Date()) }}
      submitLabel={t('six-must-check.action.file')}
      onSubmit={(values, { idempotencyKey }) => sixMustChecks.create(api, values, idempotencyKey)}
      onDone={(saved) => {
        sixMustChecks.keep(queries, saved);
        void message.success(t('six-must-check.done.file'));
      }}
      onClose={onClose}
    />
  );
}
