import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Hire } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { recruitmentBatches } from '../recruitment-batch/recruitment-batch.queries.ts';

/** A batch of the district does not open for a street that somebody comes to: there it is only said which it is. */
export function BatchLink({ batch: { id, title } }: Pick<Hire, 'batch'>) {
  const api = plugin.useApi();
  const address = recruitmentBatches.useAddress();
  const batch = useQuery({ ...recruitmentBatches.one(api, id), retry: false });
  return batch.data ? <Link to={address.record(id)}>{title}</Link> : title;
}
