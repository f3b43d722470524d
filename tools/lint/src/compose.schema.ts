/** JSON schema (draft 7) of the part of the compose specification that is used here. A key outside it is a mistake or a decision. */
const text = { type: 'string', minLength: 1 } as const;
const duration = { type: 'string', pattern: '^\\d+(ms|s|m|h)$' } as const;

const healthcheck = {
  type: 'object',
  required: ['test', 'interval', 'timeout', 'retries', 'start_period'],
  additionalProperties: false,
  properties: {
    test: { type: 'array', minItems: 2, items: text },
    interval: duration,
    timeout: duration,
    retries: { type: 'integer', minimum: 1 },
    start_period: duration,
  },
} as const;

const service = {
  type: 'object',
  required: ['image', 'restart', 'environment', 'healthcheck'],
  additionalProperties: false,
  properties: {
    image: text,
    build: {
      type: 'object',
      required: ['context', 'dockerfile'],
      additionalProperties: false,
      properties: { context: text, dockerfile: text },
    },
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
    command: { type: 'array', items: text },
    // As a map with strings only: YAML would otherwise make yes, on and 4200 into something else.
    environment: { type: 'object', propertyNames: { pattern: '^[A-Z][A-Z0-9_]*$' }, additionalProperties: text },
    volumes: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', pattern: '^(\\./)?[\\w./-]+:/[\\w./-]+(:ro)?$' },
    },
    ports: { type: 'array', uniqueItems: true, items: text },
    networks: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: { aliases: { type: 'array', items: text } },
      },
    },
    depends_on: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['condition'],
        additionalProperties: false,
        properties: { condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } },
      },
    },
    healthcheck,
  },
} as const;

export const composeSchema = {
  type: 'object',
  required: ['name', 'services', 'volumes'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: { type: 'object', minProperties: 1, additionalProperties: service },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
} as const;
