import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { NOMINATION_MACHINE } from '../../contract/index.ts';
import type {
  LikeNominations,
  Nomination,
  NominationAboutAnswer,
  NominationDetail,
  NominationMachine,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AcceptForm } from './accept.form.tsx';
import { ConsentForm } from './consent.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const nominations: RecordSet<NominationMachine, Nomination, NominationDetail> = {
  ...recordsOf<Nomination, NominationDetail>(plugin, 'nominations'),
  plugin,
  machine: NOMINATION_MACHINE,
  forms: { accept: AcceptForm, consent: ConsentForm },
};

export const aboutQuery = (api: ApiClient, id: string) => ({
  ...nominations.part<NominationAboutAnswer>(api, id, 'about'),
  // It is not kept on a screen longer than it is looked at.
  gcTime: 0,
  staleTime: 0,
});
export const likeQuery = (api: ApiClient, id: string) => nominations.part<LikeNominations>(api, id, 'like');
