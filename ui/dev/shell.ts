// The frame on a program that is not there: `npm run dev`, then /dev/shell.html.
import { mount } from 'svelte';
import { useTransport } from '../src/backend';
import '../src/styles/base.css';
import { fake } from './fake';

useTransport(fake);
const { default: App } = await import('../src/shell/App.svelte');
const target = document.getElementById('app');
if (target) mount(App, { target });
