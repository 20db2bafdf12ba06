// Builds the window's files: relative addresses, no inlined assets and no inline scripts, as the CSP demands.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from './tests/svelte_testing.ts';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  base: './',
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, cssCodeSplit: false },
  // The Vietnamese sentences of errors stand in assets/, beside this folder.
  server: { fs: { allow: ['..'] }, proxy: { '/api': process.env['THIDUA_SERVER'] ?? 'http://127.0.0.1:4173' } },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'] },
});
