import { CONTEXT_HEADER, CONTEXT_ISSUER, contextClaimsSchema } from '@linli/contracts';
import type { Anchor, ContextClaims } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { importJWK, jwtVerify } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../errors.ts';
import type { ContextResolver } from './context-resolver.ts';

interface Verified {
  claims: ContextClaims;
  scopes: ReadonlyMap<string, readonly Anchor[]>;
}

/** Verifies the context token of the gateway: Ed25519, meant for this plugin, not expired. Each token once, then from memory. */
@Injectable()
export class ContextTokenResolver implements ContextResolver {
  private readonly key: Promise<CryptoKey | Uint8Array>;
  private readonly verified = new LRUCache<string, Verified>({ max: 5_000 });

  constructor(
    private readonly pluginId: string,
    publicKey: JWK,
  ) {
    this.key = importJWK(publicKey, 'EdDSA');
  }

  async resolve(request: FastifyRequest) {
    const token = request.headers[CONTEXT_HEADER];
    if (typeof token !== 'string') throw new UnauthenticatedError('core.context.missing');
    let verified = this.verified.get(token);
    if (!verified) {
      verified = await this.verify(token);
      this.verified.set(token, verified);
    }
    if (verified.claims.exp * 1000 <= Date.now()) throw new UnauthenticatedError('core.context.invalid');
    const { claims, scopes } = verified;
    return { account: { id: claims.sub, name: claims.name }, scopes, acr: claims.acr };
  }

  private async verify(token: string): Promise<Verified> {
    try {
      const { payload } = await jwtVerify(token, await this.key, {
        issuer: CONTEXT_ISSUER,
        audience: this.pluginId,
        algorithms: ['EdDSA'],
      });
      const claims = contextClaimsSchema.parse(payload);
      const scopes = new Map(Object.entries(claims.perms).map(([id, index]) => [id, claims.scopes[index] ?? []]));
      return { claims, scopes };
    } catch (cause) {
      throw new UnauthenticatedError('core.context.invalid', { cause });
    }
  }
}
