import { ATTACHMENT_LINK_MS, type Attachment, type AttachmentLinks } from '@linli/contracts';
import { queryOptions } from '@tanstack/react-query';
import { CORE_API, type ApiClient } from '../api/client.ts';

const SPARE_MS = 60_000;

type Wanted = Pick<Attachment, 'id' | 'kind'>;

/** Links to attachments of one kind, for pictures on a page; asked for anew when the page is opened after they have ended. */
export const attachmentLinksQuery = (api: ApiClient, kind: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['core', 'attachment-links', api.base, kind, ids.join(',')],
    queryFn: ({ signal }) => findLinks(api, kind, ids, signal),
    enabled: ids.length > 0,
    staleTime: ATTACHMENT_LINK_MS - SPARE_MS,
    gcTime: ATTACHMENT_LINK_MS - SPARE_MS,
    // A picture that is shown stays shown; with new links it would be fetched again.
    refetchOnWindowFocus: false,
  });

/** A link for somebody who opens an attachment now. */
export async function freshLink(api: ApiClient, { id, kind }: Wanted): Promise<string> {
  const { links } = await findLinks(api, kind, [id]);
  return links[id] ?? '';
}

async function findLinks(api: ApiClient, kind: string, ids: readonly string[], signal?: AbortSignal) {
  const query = { base: api.base, kind, ids: ids.join(',') };
  return await api.at(CORE_API).get<AttachmentLinks>('attachment-links', { query, signal });
}
