import 'lead-qualifier/define'; // before the first render: Preact gives objects only to elements it finds defined
import { render } from 'preact';
import { ContactForm } from './contact-form.tsx';

render(<ContactForm webhook="/leads" />, document.getElementById('app')!);
