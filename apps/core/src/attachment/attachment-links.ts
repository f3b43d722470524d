import { createHmac, timingSafeEqual } from 'node:crypto';
import { ATTACHMENT_LINK_MS, attachmentPath, LINK_PARAMETER } from '@linli/contracts';
import type { AttachmentLinks as Links, AttachmentLinksQuery } from '@linli/contracts';
import { UnauthenticatedError } from '@linli/sdk-server';
import { z } from 'zod';
import type { BearerClaims } from '../identity/user-token.ts';

/** Only an attachment's content opens with a link; nothing else of any API does. */
const CONTENT =
  /^\/api\/(?:core|plugins\/[a-z][a-z0-9-]{1,31})\/v1\/attachments\/[a-z][a-z0-9-]{0,39}\/[0-9a-f-]{36}\/content$/;

const ticketSchema = z.object({
  path: z.string(),
  iss: z.string(),
  sub: z.string(),
  sid: z.string().optional(),
  iat: z.number(),
  exp: z.number(),
});
type Ticket = z.infer<typeof ticketSchema>;

/**
 * Links to the contents of attachments, for what a browser fetches by itself: pictures and downloads carry no token. A link
 * stands for its session at one address until one of the two ends. It says who asks and nothing of what they may: that is asked anew each
 * time it is opened.
 */
export class AttachmentLinks {
  private readonly key: Buffer;

  constructor(masterKey: string) {
    this.key = createHmac('sha256', masterKey).update('linli:attachment-link').digest();
  }

  make({ iss, sub, sid, iat }: BearerClaims, { base, kind, ids }: AttachmentLinksQuery): Links {
    const exp = Math.floor((Date.now() + ATTACHMENT_LINK_MS) / 1000);
    const linkTo = (id: string) => {
      const path = `${base}/${attachmentPath(kind, id)}`;
      const text = Buffer.from(JSON.stringify({ path, iss, sub, sid, iat, exp } satisfies Ticket)).toString(
        'base64url',
      );
      return `${path}?${LINK_PARAMETER}=${text}.${this.sign(text)}`;
    };
    return {
      until: new Date(exp * 1000).toISOString(),
      links: Object.fromEntries(ids.map((id) => [id, linkTo(id)])),
    };
  }

  /**
   * Whose session a request stands for by its link; undefined when it has none.
   * @throws UnauthenticatedError for one that is forged, has ended, or is for another address.
   */
  claimsOf(method: string | undefined, url: string): BearerClaims | undefined {
    const mark = url.indexOf('?');
    if (mark < 0) return undefined;
    const path = url.slice(0, mark);
    const link = new URLSearchParams(url.slice(mark + 1)).get(LINK_PARAMETER);
    if (link === null || !CONTENT.test(path)) return undefined;
    const ticket = this.open(link);
    const isForThis = (method === 'GET' || method === 'HEAD') && ticket?.path === path;
    if (!ticket || !isForThis || ticket.exp * 1000 <= Date.now())
      throw new UnauthenticatedError('core.attachment.link-invalid');
    const { iss, sub, sid, iat, exp } = ticket;
    return { iss, sub, iat, exp, ...(sid === undefined ? {} : { sid }) };
  }

  private open(link: string): Ticket | undefined {
    const [text = '', given = ''] = link.split('.');
    const signature = Buffer.from(given);
    const right = Buffer.from(this.sign(text));
    if (signature.length !== right.length || !timingSafeEqual(signature, right)) return undefined;
    return ticketSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}

/** The query of an address without the link in it: whoever answers has no use for it. */
export function withoutLink(query: string): string {
  if (!query.includes(`${LINK_PARAMETER}=`)) return query;
  const kept = new URLSearchParams(query.slice(1));
  kept.delete(LINK_PARAMETER);
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}
