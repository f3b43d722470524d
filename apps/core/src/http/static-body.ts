import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Call } from './call.ts';
import { isCompressible } from './media-type.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this size a compressed answer is no smaller on the wire. */
const WORTH_COMPRESSING = 1024;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/**
 * One unchanging file, kept in memory with its compressed forms, which are made when they are first asked for: the
 * files of the shell and of plugins are few and small, and a start must not wait for a compressor.
 */
export class StaticBody {
  private readonly etag: string;
  private readonly forms = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly bytes: Buffer,
    private readonly type: string,
    private readonly immutable: boolean,
  ) {
    this.etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  }

  async answer({ req, res, method }: Call): Promise<void> {
    res.setHeader('Cache-Control', this.immutable ? IMMUTABLE : 'no-cache');
    res.setHeader('ETag', this.etag);
    res.setHeader('Vary', 'Accept-Encoding');
    if (req.headers['if-none-match']?.includes(this.etag)) {
      res.writeHead(304).end();
      return;
    }
    const encoding = this.encodingFor(req.headers['accept-encoding']);
    const body = encoding ? await this.encoded(encoding) : this.bytes;
    if (encoding) res.setHeader('Content-Encoding', encoding);
    res.writeHead(200, { 'Content-Type': this.type, 'Content-Length': body.length });
    res.end(method === 'HEAD' ? undefined : body);
  }

  private encodingFor(accepted = ''): 'br' | 'gzip' | null {
    if (this.bytes.length < WORTH_COMPRESSING || !isCompressible(this.type)) return null;
    if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
    return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? 'gzip' : null;
  }

  private encoded(encoding: 'br' | 'gzip'): Promise<Buffer> {
    let form = this.forms.get(encoding);
    if (!form) {
      form =
        encoding === 'br'
          ? brotli(this.bytes, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: 6,
                [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.length,
              },
            })
          : gzipped(this.bytes, { level: 6 });
      this.forms.set(encoding, form);
    }
    return form;
  }
}
