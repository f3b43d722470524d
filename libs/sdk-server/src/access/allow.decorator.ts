import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** Metadata key and OpenAPI extension: the permissions of a route, the one acted with first. */
export const ALLOW_METADATA = 'linli:allow';
export const PERMISSIONS_EXTENSION = 'x-linli-permissions';
/** Metadata value and extension of routes that need no permission: any account, or nobody at all. */
export const ANY_ACCOUNT = 'any-account';
export const PUBLIC = 'public';
/** Where `ApiExtension` keeps what it is told. */
const EXTENSIONS = 'swagger/apiExtension';

export type RouteAccess =
  | { kind: typeof PUBLIC }
  | { kind: typeof ANY_ACCOUNT; also: readonly string[] }
  | { kind: 'permissions'; permissions: readonly string[] };

/**
 * The permission that a route is called with. Writing follows its anchors, reading those of the table's own read
 * permission. `also`: further permissions whose scopes the handler asks about (to say what the asker may do next).
 * A route without `Allow`, `AllowAnyAccount` or `AllowEverybody` is refused. Over another one, as over `ActionRoute`, it takes
 * its place.
 */
export function Allow(permission: string, ...also: string[]): MethodDecorator {
  const permissions = [permission, ...also];
  return applyDecorators(
    SetMetadata(ALLOW_METADATA, { kind: 'permissions', permissions } satisfies RouteAccess),
    WithoutExtension(),
    ApiExtension(PERMISSIONS_EXTENSION, permissions),
  );
}

/**
 * Any account that is signed in, whatever it holds. `also`: permissions whose scopes the handler asks about. In a plugin the
 * gateway tells those that read its scoped tables and no others: a handler that says what may be done next needs {@link Allow}.
 */
export function AllowAnyAccount(...also: string[]): MethodDecorator {
  return applyDecorators(
    SetMetadata(ALLOW_METADATA, { kind: ANY_ACCOUNT, also } satisfies RouteAccess),
    WithoutExtension(),
    ApiExtension(PERMISSIONS_EXTENSION, []),
  );
}

/** Without a token: health, OpenAPI. Nothing behind it may name a unit, an account or a record. */
export function AllowEverybody(): MethodDecorator & ClassDecorator {
  return SetMetadata(ALLOW_METADATA, { kind: PUBLIC } satisfies RouteAccess);
}

/** `ApiExtension` keeps what was said first, and the gateway would then be told other permissions than the route asks for. */
function WithoutExtension(): MethodDecorator {
  return (_target, _name, descriptor) => {
    const route: object = Object(descriptor.value);
    const told: object = Object(Reflect.getMetadata(EXTENSIONS, route));
    const others = Object.fromEntries(Object.entries(told).filter(([name]) => name !== PERMISSIONS_EXTENSION));
    Reflect.defineMetadata(EXTENSIONS, others, route);
  };
}
