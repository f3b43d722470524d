import { createHash } from 'node:crypto';
import { CONTEXT_HEADER, CONTEXT_ISSUER, contextClaimsSchema, scopeSetSchema } from '@linli/contracts';
import type { Anchor, ContextClaims, ScopeSet } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { importJWK, jwtVerify } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { LRUCache } from 'lru-cache';
import { UnauthenticatedError } from '../errors.ts';
import type { CoreSocket } from '../core-client/core-socket.ts';
import type { ContextResolver } from './context-resolver.ts';

interface Verified {
  claims: ContextClaims;
  scopes: ReadonlyMap<string, readonly Anchor[]>;
  organisations: ReadonlyMap<string, readonly string[]>;
  lent: ReadonlySet<string>;
}

/** Verifies the context token of the gateway: Ed25519, meant for this plugin, not expired. Each token once, then from memory. */
@Injectable()
export class ContextTokenResolver implements ContextResolver {
  private readonly key: Promise<CryptoKey | Uint8Array>;
  private readonly verified = new LRUCache<string, Verified>({ max: 5_000 });
  /** By digest: what it says never changes. */
  private readonly sets = new LRUCache<string, ScopeSet>({ max: 500 });

  constructor(
    private readonly pluginId: string,
    publicKey: JWK,
    private readonly core?: CoreSocket,
  ) {
    this.key = importJWK(publicKey, 'EdDSA');
  }

  async resolve(request: FastifyRequest) {
    const token = request.headers[CONTEXT_HEADER];
    if (typeof token !== 'string') throw new UnauthenticatedError('core.context.missing');
    return await this.contextOf(token);
  }

  /** Who a token speaks for. */
  async contextOf(token: string) {
    let verified = this.verified.get(token);
    if (!verified) {
      verified = await this.verify(token);
      this.verified.set(token, verified);
    }
    if (verified.claims.exp * 1000 <= Date.now()) throw new UnauthenticatedError('core.context.invalid');
    const { claims, scopes, organisations, lent } = verified;
    const { sub, name, acr, authTime, vouch } = claims;
    return { account: { id: sub, name }, scopes, organisations, lent, acr, authTime, vouch, token };
  }

  private async verify(token: string): Promise<Verified> {
    const claims = await this.claimsOf(token);
    const { scopes, orgs } =
      claims.ref === undefined ? { scopes: claims.scopes, orgs: claims.orgs ?? {} } : await this.setOf(claims.ref);
    return {
      claims,
      scopes: new Map(Object.entries(claims.perms).map(([id, index]) => [id, scopes[index] ?? []])),
      organisations: new Map(Object.entries(orgs)),
      lent: new Set(claims.lent),
    };
  }

  private async claimsOf(token: string): Promise<ContextClaims> {
    try {
      const { payload } = await jwtVerify(token, await this.key, {
        issuer: CONTEXT_ISSUER,
        audience: this.pluginId,
        algorithms: ['EdDSA'],
      });
      return contextClaimsSchema.parse(payload);
    } catch (cause) {
      throw new UnauthenticatedError('core.context.invalid', { cause });
    }
  }

  /** Scopes that did not fit into the token. The token is signed and names their digest, so it does not matter who brings them. */
  private async setOf(digest: string): Promise<ScopeSet> {
    const known = this.sets.get(digest);
    if (known) return known;
    if (!this.core) throw new UnauthenticatedError('core.context.invalid');
    const { text } = await this.core.send({ method: 'GET', path: `/context/scopes/${digest}` });
    if (createHash('sha256').update(text).digest('base64url') !== digest)
      throw new UnauthenticatedError('core.context.invalid');
    const set = scopeSetSchema.parse(JSON.parse(text));
    this.sets.set(digest, set);
    return set;
  }
}
