import type { Indicator } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { FIGURE_METADATA } from './figure-of.decorator.ts';
import type { FigureMethod } from './figure-of.decorator.ts';

/** Finds the method of each indicator among the providers of the process. */
@Injectable()
export class FigureMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error that names the indicator which has no method, or two, or is not declared. */
  of(declared: readonly Indicator[]): ReadonlyMap<string, FigureMethod> {
    const found = new Map<string, FigureMethod>();
    for (const [id, method] of this.all()) {
      if (found.has(id)) throw new Error(`two methods answer for the indicator ${id}: keep one @FigureOf('${id}')`);
      if (!declared.some((indicator) => indicator.id === id))
        throw new Error(`@FigureOf('${id}') answers for an indicator that is not declared: add it to plugin.json`);
      found.set(id, method);
    }
    const missing = declared.find(({ id }) => !found.has(id));
    if (missing)
      throw new Error(
        `nothing answers for the indicator ${missing.id}: mark a provider's method @FigureOf('${missing.id}')`,
      );
    return found;
  }

  private *all(): Generator<[id: string, method: FigureMethod]> {
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null) continue;
      const members = instance as Record<string, FigureMethod>;
      const prototype: unknown = Object.getPrototypeOf(instance);
      for (const name of this.scanner.getAllMethodNames(prototype as object | null)) {
        const method = members[name];
        if (typeof method !== 'function') continue;
        const id = this.reflector.get<string | undefined>(FIGURE_METADATA, method);
        if (id !== undefined) yield [id, method.bind(instance)];
      }
    }
  }
}
