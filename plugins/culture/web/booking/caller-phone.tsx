import { describeError, useCan, useSdkTexts } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { BOOKING_PERMISSION } from '../../contract/index.ts';
import type { BookingDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { showPhone } from './booking.queries.ts';

/** The number to call back, masked until somebody who takes bookings asks for it. */
export function CallerPhone({ booking: { id, phone, state } }: { booking: BookingDetail }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const { message } = App.useApp();
  const mayShow = useCan(BOOKING_PERMISSION.take);
  const show = useMutation({
    mutationFn: () => showPhone(api, id),
    onError: (error) => void message.error(describeError(error, sdk).title),
  });
  if (phone === null) {
    const isOpen = state === 'asked' || state === 'approved';
    return <>{t(isOpen ? 'booking.phone.none' : 'booking.asker.removed')}</>;
  }
  if (show.data) return <a href={`tel:${show.data.phone.replaceAll(' ', '')}`}>{show.data.phone}</a>;
  return (
    <>
      {phone}
      {mayShow && (
        <Button type="link" size="small" loading={show.isPending} onClick={() => show.mutate()}>
          {t('booking.phone.show')}
        </Button>
      )}
    </>
  );
}
