import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useApi, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { rolesQuery } from '../access/access.queries.ts';
import { AccountPicker } from '../access/account-picker.tsx';
import { accountQuery } from '../accounts/account.queries.ts';
import { OrganisationPicker } from '../directory/organisation-picker.tsx';
import { appointmentPageQuery } from '../appointments/appointment.queries.ts';
import type { GrantFormValues } from './grant-form.model.ts';

type Values = Readonly<Record<string, unknown>>;

/** What stands in the form's fields: what is offered depends on who it is for, and on what I may look at. */
export function useGrantFields(values: Values): Partial<Record<keyof GrantFormValues, FieldHint>> {
  const api = useApi();
  const accountId = typeof values['accountId'] === 'string' ? values['accountId'] : '';
  const account = useQuery({ ...accountQuery(api, accountId), enabled: accountId !== '' }).data;
  const roles = useRoleOptions(account?.suggestedRoles.map(({ id }) => id) ?? []);
  const appointments = useAppointmentOptions(account?.personId ?? null);
  const mayReadOrganisations = useCan('core.organisation.read');
  const known = account && { id: account.id, name: account.displayName, detail: account.username };
  return {
    accountId: {
      render: ({ value, ...rest }: FieldControlProps) => (
        <AccountPicker {...rest} value={typeof value === 'string' ? value : null} {...(known ? { known } : {})} />
      ),
    },
    roleId: { options: roles },
    anchorKind: { hidden: !mayReadOrganisations && !values['organisationId'] },
    unitId: {
      required: true,
      permission: 'core.grant.create',
      visibleWhen: ({ anchorKind }) => anchorKind !== 'organisation',
    },
    organisationId: {
      required: true,
      visibleWhen: ({ anchorKind }) => anchorKind === 'organisation',
      render: ({ value, ...rest }: FieldControlProps) => (
        <OrganisationPicker {...rest} value={typeof value === 'string' ? value : null} />
      ),
    },
    reason: { rows: 2 },
    appointmentId: { options: appointments, visibleWhen: () => appointments.length > 0 },
  };
}

/** Those that are suggested for this account come first. */
function useRoleOptions(suggested: readonly string[]) {
  const t = useShellTexts();
  const roles = useQuery(rolesQuery(useApi())).data ?? [];
  return roles
    .map(({ id, title }) => ({
      value: id,
      label: suggested.includes(id) ? t('grant.form.suggested', { role: title }) : title,
    }))
    .toSorted((a, b) => Number(suggested.includes(b.value)) - Number(suggested.includes(a.value)));
}

/** Posts that the account's person holds: a grant that rests on one ends with it. */
function useAppointmentOptions(personId: string | null) {
  const mayRead = useCan('core.appointment.read');
  const query = appointmentPageQuery(useApi(), { personId, phase: 'in-force', pageSize: 100 });
  const held = useQuery({ ...query, enabled: personId !== null && mayRead });
  return (held.data?.items ?? []).map(({ id, organisation, postTitle }) => ({
    value: id,
    label: `${organisation.name} · ${postTitle}`,
  }));
}
