import type { AppointmentDetail, OrganisationDetail, PersonDetail } from '@linli/contracts';
import {
  APPOINTMENT_BASIS,
  APPOINTMENT_KINDS,
  POST_TYPES,
  attachmentIdsSchema,
  daySchema,
  lineSchema,
  organisationIdSchema,
  personIdSchema,
  postsOf,
  postTypeIdSchema,
  seatSchema,
  textSchema,
} from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import dayjs from 'dayjs';
import { z } from 'zod';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { OrganisationPicker } from '../directory/organisation-picker.tsx';
import { PersonPicker } from '../directory/person-picker.tsx';
import { forgetDirectory } from '../organisations/organisation.queries.ts';
import { proposeAppointment } from './appointment.queries.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  /** Known already, when the form is opened from their page. */
  organisation?: OrganisationDetail;
  person?: PersonDetail;
  /** Whose post is handed over. */
  replaces?: AppointmentDetail;
}

/** One flat form; what belongs to a kind only is asked for with that kind. */
const schema = z.object({
  personId: personIdSchema,
  organisationId: organisationIdSchema,
  post: postTypeIdSchema,
  kind: z.enum(APPOINTMENT_KINDS),
  seat: seatSchema.nullish(),
  fromOrganisationId: organisationIdSchema.nullish(),
  fromName: lineSchema(80).nullish(),
  validFrom: daySchema,
  validTo: daySchema.nullish(),
  termEnd: daySchema.nullish(),
  basis: lineSchema(200).nullish(),
  papers: attachmentIdsSchema(APPOINTMENT_BASIS).nullish(),
  reason: textSchema(500).nullish(),
  note: textSchema(1000).nullish(),
});

/** Somebody is proposed for a post; somebody else approves it. With `replaces` the holder hands over on the same day. */
export function ProposeAppointmentForm({ open, onClose, organisation, person, replaces }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const body = organisation ?? replaces?.organisation;
  const posts = body ? postsOf(body.type) : POST_TYPES;
  const comesFrom = (values: Readonly<Record<string, unknown>>) =>
    values['kind'] === 'part-time' || values['kind'] === 'seconded';
  return (
    <FormDrawer
      id={`core.appointment.propose.${replaces?.id ?? organisation?.id ?? person?.id ?? 'new'}`}
      open={open}
      onClose={onClose}
      title={t(replaces ? 'appointment.hand-over.title' : 'appointment.propose.title', {
        person: replaces?.person.name ?? person?.name ?? '',
        organisation: body?.name ?? '',
        post: replaces?.postTitle ?? '',
      })}
      schema={schema}
      t={t}
      textPrefix="appointment.form"
      fields={{
        personId: {
          hidden: person !== undefined,
          render: (props) => <PersonPicker {...props} value={typeof props.value === 'string' ? props.value : null} />,
        },
        organisationId: {
          hidden: body !== undefined,
          render: (props) => (
            <OrganisationPicker {...props} value={typeof props.value === 'string' ? props.value : null} />
          ),
        },
        post: {
          control: 'select',
          hidden: replaces !== undefined,
          options: posts.map(({ id }) => ({ value: id, label: t(`appointment.posts.${id}`) })),
        },
        kind: { options: APPOINTMENT_KINDS.map((value) => ({ value, label: t(`appointment.kind.${value}`) })) },
        seat: {
          hidden: body !== undefined && body.type !== 'big-committee',
          control: 'select',
          options: seatSchema.options.map((value) => ({ value, label: t(`appointment.seat.${value}`) })),
        },
        fromOrganisationId: {
          visibleWhen: comesFrom,
          render: (props) => (
            <OrganisationPicker {...props} value={typeof props.value === 'string' ? props.value : null} />
          ),
        },
        fromName: { visibleWhen: (values) => comesFrom(values) && !values['fromOrganisationId'] },
        validTo: { visibleWhen: (values) => values['kind'] === 'seconded' },
        note: { hidden: replaces === undefined },
      }}
      initialValues={{
        personId: person?.id,
        organisationId: body?.id,
        post: replaces?.post,
        kind: replaces?.kind ?? 'full',
        validFrom: dayjs().format('YYYY-MM-DD'),
      }}
      submitLabel={t('appointment.propose.submit')}
      onSubmit={({ note, ...values }, { idempotencyKey }) =>
        proposeAppointment(
          api,
          {
            ...withoutEmpty(values),
            ...(replaces ? { handover: { from: replaces.id, note: note ?? '' } } : {}),
          },
          idempotencyKey,
        )
      }
      onDone={(made) => {
        void forgetDirectory(queries);
        void message.success(
          t('appointment.propose.done', {
            person: made.person.name,
            organisation: made.organisation.name,
            post: made.postTitle,
          }),
        );
      }}
    />
  );
}

type Given<T> = { [K in keyof T]: Exclude<T[K], null> };

/** Core takes a field that is not given, not one that is null. */
function withoutEmpty<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Given<T>;
}
