// Every pattern on one page each: `npm run dev`, then /dev/gallery.html#/table.
import { mount } from 'svelte';
import { useTransport } from '../src/backend';
import '../src/styles/base.css';
import { fake } from './fake';
import Gallery from './Gallery.svelte';

useTransport(fake);
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
root.dataset['theme'] = asked.get('theme') ?? 'light';
root.dataset['letters'] = asked.get('letters') ?? 'normal';
const target = document.getElementById('app');
if (target) mount(Gallery, { target });
