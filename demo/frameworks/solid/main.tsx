import 'lead-qualifier/define';
import { render } from 'solid-js/web';
import { ContactForm } from './contact-form.tsx';

render(() => <ContactForm webhook="/leads" />, document.getElementById('app')!);
