import { recordsOf, useCan } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { CANDIDACY_PERMISSION, NAMED_STATES, NOMINATION_PERMISSION } from '../../contract/index.ts';
import type { Candidacy, CandidacyDetail, Candidate } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

const candidacies = recordsOf<Candidacy, CandidacyDetail>(plugin, 'candidacies');

const BEFORE: readonly string[] = ['opinions', 'shortlisted'];

/**
 * Who it is: for whoever works with the nominee at any time (`now`), for whoever decides after the panel (`later`, until
 * then), for nobody else (`hidden`).
 */
export function useCandidate({ id, state }: CandidacyDetail) {
  const worksWith = useCan(NOMINATION_PERMISSION.readAbout);
  const decides = useCan(CANDIDACY_PERMISSION.decide);
  const isNamed = NAMED_STATES.includes(state);
  const told = worksWith || (decides && isNamed) ? 'now' : decides && BEFORE.includes(state) ? 'later' : 'hidden';
  const { data, isLoading } = useQuery({
    ...candidacies.part<Omit<Candidate, 'findings'> & Partial<Candidate>>(
      plugin.useApi(),
      id,
      worksWith ? 'candidate' : 'named-candidate',
    ),
    enabled: told === 'now',
  });
  return { told, data, isLoading } as const;
}
