import { nodePreset } from '@linli/lint/jest';

export default nodePreset();
