import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Imports go one way: contracts ← sdk-* ← plugins, core, shell ← apps/e2e. The lists say what a folder may NOT import;
 * a test over the project graph guards the same arrows from the other side.
 */
const forbidden = (message, ...group) => ['error', { patterns: [{ group, message }] }];

/** Plugins are named twice: in this repository, and as a package of their own that brings these rules along. */
const arrows = [
  {
    files: ['libs/contracts/**'],
    deny: forbidden(
      'contracts depend on zod alone',
      '@linli/*',
      '!@linli/lint',
      '@nestjs/*',
      'react*',
      'antd*',
      'node:*',
    ),
  },
  {
    files: ['libs/sdk-server/**'],
    deny: forbidden('sdk-server leans on contracts alone', '@linli/*', '!@linli/contracts', '!@linli/lint'),
  },
  {
    files: ['libs/sdk-web/**'],
    deny: forbidden('sdk-web leans on contracts alone', '@linli/*', '!@linli/contracts', '!@linli/lint'),
  },
  {
    files: ['apps/core/**', 'apps/demo-idp/**'],
    deny: forbidden(
      'a server leans on contracts and sdk-server',
      '@linli/*',
      '!@linli/contracts',
      '!@linli/sdk-server',
      '!@linli/sdk-server/*',
      '!@linli/lint',
      '!@linli/lint/*',
    ),
  },
  {
    files: ['apps/shell/**'],
    deny: forbidden(
      'the shell leans on contracts and sdk-web',
      '@linli/*',
      '!@linli/contracts',
      '!@linli/sdk-web',
      '!@linli/sdk-web/*',
      '!@linli/lint',
      '!@linli/lint/*',
    ),
  },
  {
    files: ['plugins/*/api/**', 'plugins/*/contract/**', 'api/**', 'contract/**'],
    deny: forbidden(
      "a plugin's server leans on contracts and sdk-server",
      '@linli/*',
      '!@linli/contracts',
      '!@linli/sdk-server',
      '!@linli/sdk-server/*',
      'react*',
      'antd*',
    ),
  },
  {
    files: ['plugins/*/web/**', 'web/**'],
    deny: forbidden(
      "a plugin's pages lean on contracts and sdk-web",
      '@linli/*',
      '!@linli/contracts',
      '!@linli/sdk-web',
      '!@linli/sdk-web/*',
      '@nestjs/*',
      'typeorm*',
    ),
  },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/dist-sdk/**', '**/node_modules/**', '.linli/**', '.nx/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='InjectRepository']",
          message: 'A repository outside the scoped transaction reads nothing and looks like lost data: use ScopedDb.',
        },
      ],
      eqeqeq: 'error',
    },
  },
  // A class that Nest injects must stay a value import: the decorator metadata names it at run time.
  {
    files: ['apps/core/**', 'libs/sdk-server/**', 'plugins/*/api/**', 'api/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/*.tsx', '**/web/**/*.ts', 'libs/sdk-web/**/*.ts', 'apps/shell/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  ...arrows.map(({ files, deny }) => ({
    files,
    ignores: ['**/*.test.ts', '**/*.test.tsx', '**/jest*.config.mjs'],
    rules: { 'no-restricted-imports': deny },
  })),
);
