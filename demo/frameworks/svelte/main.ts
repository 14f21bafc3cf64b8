import 'lead-qualifier/define';
import { mount } from 'svelte';
import ContactForm from './ContactForm.svelte';

mount(ContactForm, { target: document.getElementById('app')!, props: { webhook: '/leads' } });
