import type { AppointmentChange } from '@linli/contracts';
import type { HistoryEntry, Tone, Translate } from '@linli/sdk-web';

const TONE: Partial<Record<AppointmentChange['kind'], Tone>> = {
  approved: 'success',
  refused: 'danger',
  ended: 'warning',
};

/** What happened to an appointment, each as a sentence. */
export function appointmentEntries(t: Translate, changes: readonly AppointmentChange[]): HistoryEntry[] {
  return changes.map(({ id, at, kind, by, day, reason }) => {
    const sentence = [
      t(`appointment.change.${kind}`, { by }),
      ...(day
        ? [t(`appointment.change.${kind === 'ended' || kind === 'handed-over' ? 'until' : 'from'}`, { day })]
        : []),
      ...(reason ? [t('change.reason', { reason })] : []),
    ].join('');
    return { id, at, sentence, tone: TONE[kind] };
  });
}
