import type { INestApplication } from '@nestjs/common';
import { ApiBadRequestResponse, ApiResponse, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { z } from 'zod';

/** The document that describes all routes of a process, with the permissions of each (`x-linli-permissions`). */
export function describeApi(
  app: INestApplication,
  info: { title: string; version: string; description: string },
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(info.title)
    .setVersion(info.version)
    .setDescription(info.description)
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => convert(schema, schemaType),
  });
}

function convert(schema: unknown, io: 'input' | 'output' | undefined) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const json = z.toJSONSchema(schema, { io: io ?? 'input', target: 'openapi-3.0', unrepresentable: 'any' });
  delete json.$schema;
  return { schema: json };
}

/** Says in the OpenAPI document what a route answers. `status` defaults to 200. */
export function Answers(schema: z.ZodType, status = 200): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status, standardSchema: schema } as Parameters<typeof ApiResponse>[0]),
    ApiBadRequestResponse({ description: 'A problem document (RFC 9457)' }),
  );
}
