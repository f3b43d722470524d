import type { OrganisationDetail, OrganisationRule } from '@linli/contracts';
import { organisationRule } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { useOrganisationFields } from './organisation-fields.tsx';
import { commandOf, organisationFormSchema, valuesOf } from './organisation-form.model.ts';
import { forgetDirectory, updateOrganisation } from './organisation.queries.ts';

interface Props {
  body: OrganisationDetail;
  open: boolean;
  onClose: () => void;
}

/** Other facts for a body. Its type stays: another type is another body. */
export function UpdateOrganisationForm(props: Props) {
  const rule = organisationRule(props.body.type, props.body.subtype);
  return rule ? <Form {...props} rule={rule} /> : null;
}

function Form({ body, open, onClose, rule }: Props & { rule: OrganisationRule }) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { superior } = body;
  return (
    <FormDrawer
      id={`core.organisation.${body.id}.update`}
      open={open}
      onClose={onClose}
      title={t('organisation.update.title', { name: body.name })}
      schema={organisationFormSchema}
      t={t}
      textPrefix="organisation.form"
      // A body keeps the papers that it was proposed with.
      fields={{ ...useOrganisationFields(rule, superior ?? undefined), papers: { hidden: true } }}
      initialValues={valuesOf(body)}
      submitLabel={t('organisation.update.submit')}
      onSubmit={(values, { current }) =>
        updateOrganisation(api, body.id, { ...commandOf(values), version: versionOf(current) ?? body.version })
      }
      onDone={(changed) => {
        void forgetDirectory(queries);
        void message.success(t('organisation.update.done', { name: changed.name }));
      }}
    />
  );
}
