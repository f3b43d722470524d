import { PageHeader, SchemaForm, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetAccess } from '../access/access.queries.ts';
import { useGrantWords } from '../access/access-words.ts';
import styles from '../access/access.module.css';
import { grantCommandOf, grantFormSchema } from './grant-form.model.ts';
import { GrantPreview } from './grant-preview.tsx';
import { createGrant } from './grant.queries.ts';
import { useGrantFields } from './use-grant-fields.tsx';

/** Gives a role: account, role, where, how long, why. What it will let them do is said before it is done. */
export function GiveGrantPage() {
  const [params] = useSearchParams();
  // What the address fills in is part of the form's name: what was typed for somebody else does not come up here.
  const known = ['account', 'role', 'unit', 'organisation'].map((key) => params.get(key) ?? '');
  return <Give key={known.join('.')} known={known} />;
}

function Give({ known }: { known: readonly string[] }) {
  const t = useShellTexts();
  useDocumentTitle(t('grant.give.title'));
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { message } = App.useApp();
  const words = useGrantWords();
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  const [account, role, unit, organisation] = known;
  const fields = useGrantFields(values);
  return (
    <>
      <PageHeader
        title={t('grant.give.title')}
        description={t('grant.give.what')}
        breadcrumb={[{ label: t('menu.grants'), href: withUnit('/access/grants', search) }]}
      />
      <div className={styles.form}>
        <SchemaForm
          id={`core.grant.give.${known.join('.')}`}
          schema={grantFormSchema}
          t={t}
          textPrefix="grant.form"
          fields={fields}
          initialValues={{
            accountId: account || undefined,
            roleId: role || undefined,
            anchorKind: organisation ? 'organisation' : 'unit',
            unitId: Number(unit) || null,
            organisationId: organisation || null,
          }}
          onValues={setValues}
          submitLabel={t('grant.give.verb')}
          onCancel={() => void navigate(-1)}
          onSubmit={(filled, { idempotencyKey }) => createGrant(api, grantCommandOf(filled), idempotencyKey)}
          onDone={(made) => {
            void forgetAccess(queries);
            void message.success(
              t(made.state === 'to-come' ? 'grant.give.done-later' : 'grant.give.done', {
                account: made.account.displayName,
                role: made.role.title,
                anchor: words.anchor(made),
              }),
            );
            void navigate(`/access/grants/${made.id}`);
          }}
          footer={(buttons) => (
            <>
              <GrantPreview values={values} />
              {buttons}
            </>
          )}
        />
      </div>
    </>
  );
}
