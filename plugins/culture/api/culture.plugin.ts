import { definePlugin } from '@linli/sdk-server';
import { definition } from './definition.ts';

definePlugin(definition);
