import FindMyWay, { type HTTPMethod } from 'find-my-way';
import { FILE_EXTENSION } from '@linli/contracts';
import { z } from 'zod';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const operationSchema = z.looseObject({
  'x-linli-permissions': z.array(z.string()).optional(),
  [FILE_EXTENSION]: z.boolean().optional(),
});
const documentSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationSchema).or(z.unknown()),
  ),
});

/** What the gateway knows of a route: the permissions its context needs, the one acted with first; none for any account. */
export interface PluginRoute {
  permissions: readonly string[];
  /** It takes in or gives out a file: more room, and more time. */
  carriesFile: boolean;
}

/** The routes of one plugin, as its OpenAPI document lists them. What is not in the document cannot be called. */
export class RouteTable {
  private readonly router = FindMyWay({ maxParamLength: 500, caseSensitive: true });
  /** How many routes there are. */
  readonly size: number;

  constructor(openApi: unknown) {
    const { paths } = documentSchema.parse(openApi);
    let size = 0;
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of METHODS) {
        const operation = operationSchema.safeParse((operations as Record<string, unknown>)[method.toLowerCase()]);
        if (!operation.success) continue;
        const permissions = operation.data['x-linli-permissions'];
        // A route that says nothing of who may call it may be called by nobody.
        if (!permissions) continue;
        const route: PluginRoute = { permissions, carriesFile: operation.data[FILE_EXTENSION] ?? false };
        this.router.on(method, path.replace(/\{([^}]+)\}/g, ':$1'), () => route, route);
        size += 1;
      }
    }
    this.size = size;
  }

  find(method: string, path: string): PluginRoute | null {
    const asked = method === 'HEAD' ? 'GET' : method;
    return this.lookUp(asked, path);
  }

  /** The methods that a path answers to; empty when there is no such path. */
  methodsOf(path: string): string[] {
    const found: string[] = METHODS.filter((method) => this.lookUp(method, path));
    return found.includes('GET') ? [...found, 'HEAD'] : found;
  }

  private lookUp(method: string, path: string): PluginRoute | null {
    const found = this.router.find(method as HTTPMethod, path);
    // `/rows/` is not the row without an id.
    if (!found || Object.values(found.params).includes('')) return null;
    return found.store as PluginRoute;
  }
}
