// The page's scripts are classic scripts: each takes Clashline, the one global of ours, as C.
'use strict';
const js = require('@eslint/js');
const globals = require('globals');

module.exports = [
  js.configs.recommended,
  {
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'script',
      globals: {...globals.browser, Clashline: 'writable', trustedTypes: 'readonly'},
    },
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-shadow': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      strict: ['error', 'global'],
      // What could turn a text into markup: the page makes elements in dom.js only.
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'createContextualFragment'].map((property) => ({
          property,
          message: 'text is never markup here',
        })),
        {object: 'document', property: 'write', message: 'text is never markup here'},
      ],
    },
  },
  {
    // Where the global is made: a script of its own must not take it from the others.
    files: ['**/dom.js'],
    rules: {'no-var': 'off', 'no-redeclare': ['error', {builtinGlobals: false}]},
  },
];
