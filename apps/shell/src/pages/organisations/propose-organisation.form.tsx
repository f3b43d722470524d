import type { OrganisationDetail, OrganisationRule } from '@linli/contracts';
import { ORGANISATION_LINES, ORGANISATION_RULES } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useIsPhone } from '../../frame/use-phone.ts';
import styles from '../directory/directory.module.css';
import { useOrganisationWords } from '../directory/organisation-words.ts';
import { useOrganisationFields } from './organisation-fields.tsx';
import { commandOf, organisationFormSchema } from './organisation-form.model.ts';
import { forgetDirectory, proposeOrganisation } from './organisation.queries.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  /** The body under which it is to stand, when the form is opened from there. */
  superior?: OrganisationDetail;
}

/** A new body: first what it is, then only what such a body needs. */
export function ProposeOrganisationForm({ open, onClose, superior }: Props) {
  const t = useShellTexts();
  const [rule, setRule] = useState<OrganisationRule | null>(null);
  const close = () => {
    setRule(null);
    onClose();
  };
  const rules = superior
    ? ORGANISATION_RULES.filter(({ superiors }) => superiors.includes(superior.type))
    : ORGANISATION_RULES;
  const isPhone = useIsPhone();
  if (rule) return <Form rule={rule} open={open} superior={superior} onBack={() => setRule(null)} onClose={close} />;
  return (
    <Drawer
      open={open}
      size={isPhone ? '100%' : 520}
      title={t('organisation.propose.choose')}
      onClose={close}
      destroyOnHidden
    >
      <TypeChoice rules={rules} onChoose={setRule} />
    </Drawer>
  );
}

function TypeChoice({
  rules,
  onChoose,
}: {
  rules: readonly OrganisationRule[];
  onChoose: (rule: OrganisationRule) => void;
}) {
  const t = useShellTexts();
  const words = useOrganisationWords();
  return ORGANISATION_LINES.map((line) => {
    const ofLine = rules.filter(({ lines }) => lines[0] === line);
    if (ofLine.length === 0) return null;
    return (
      <section key={line}>
        <h3 className={styles.typeGroup}>{t(`organisation.line.${line}`)}</h3>
        <ul className={styles.typeList}>
          {ofLine.map((rule) => (
            <li key={`${rule.type}.${rule.subtype ?? ''}`}>
              <button type="button" onClick={() => onChoose(rule)}>
                {words.type(rule)}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

interface FormProps extends Props {
  rule: OrganisationRule;
  onBack: () => void;
}

function Form({ rule, open, superior, onBack, onClose }: FormProps) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const word = useOrganisationWords().type(rule);
  const fields = useOrganisationFields(rule, superior);
  return (
    <FormDrawer
      id={`core.organisation.propose.${rule.type}.${rule.subtype ?? ''}`}
      open={open}
      onClose={onClose}
      title={t('organisation.propose.title', { type: word })}
      schema={organisationFormSchema}
      t={t}
      textPrefix="organisation.form"
      fields={fields}
      initialValues={{
        line: rule.lines[0],
        anchorKind: rule.anchors[0]?.kind,
        superiorId: superior?.id ?? null,
        unitId: null,
      }}
      submitLabel={t('organisation.propose.submit')}
      onSubmit={(values, { idempotencyKey }) =>
        proposeOrganisation(
          api,
          { type: rule.type, subtype: rule.subtype, ...commandOf(values), papers: values.papers ?? [] },
          idempotencyKey,
        )
      }
      onDone={(made) => {
        void forgetDirectory(queries);
        void message.success(t('organisation.propose.done', { name: made.name, level: t(`level.${made.approvedAt}`) }));
        void navigate(`/organisations/${made.id}`);
      }}
    >
      <Button type="link" onClick={onBack} style={{ paddingInline: 0, marginBlockEnd: 8 }}>
        {t('organisation.propose.back')}
      </Button>
    </FormDrawer>
  );
}
