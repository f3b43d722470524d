import { useCurrentUnit } from '@linli/sdk-web';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { CLOCKS } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { rooms } from '../room/room.queries.ts';

/** Times are chosen by the half hour. */
const TIMES = CLOCKS.map((value) => ({ value, label: value }));
const WITHOUT_MIDNIGHT = TIMES.slice(0, -1);
/** Hardly anything is booked before. */
const MORNING = '08:00';

/** What the schema of a booking does not tell about its fields. `venueId`: only rooms of that venue are offered. */
export function useBookingFields(venueId?: string): Record<string, FieldHint> {
  return {
    roomId: { control: 'select', render: (props) => <RoomField {...props} venueId={venueId} /> },
    from: { control: 'select', options: WITHOUT_MIDNIGHT, startAt: MORNING },
    to: { control: 'select', options: TIMES.slice(1), startAt: MORNING },
  };
}

/** A room in use, found by its own name or its venue's. */
function RoomField({
  id,
  value,
  onChange,
  onBlur,
  venueId,
  'aria-label': label,
}: FieldControlProps & { venueId: string | undefined }) {
  const t = plugin.useTexts();
  const { unitId } = useCurrentUnit();
  const [typed, setTyped] = useState('');
  const { data, isLoading } = useQuery({
    ...rooms.page(plugin.useApi(), {
      state: 'in-use',
      pageSize: 50,
      ...(venueId === undefined ? { unit: unitId } : { venue: venueId }),
      ...(typed.trim() === '' ? {} : { q: typed.trim() }),
    }),
    placeholderData: (previous) => previous,
  });
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      placeholder={t('venue.choose')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map(({ id: room, title, venue }) => ({
        value: room,
        label: venueId === undefined ? [venue.title, title].join(' · ') : title,
      }))}
    />
  );
}
