import 'lead-qualifier/define';
import { createApp } from 'vue';
import ContactForm from './ContactForm.vue';

createApp(ContactForm, { webhook: '/leads' }).mount('#app');
