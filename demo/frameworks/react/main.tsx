import 'lead-qualifier/define'; // before the first render: React gives objects only to elements it finds defined
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ContactForm } from './contact-form.tsx';

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <ContactForm webhook="/leads" />
  </StrictMode>,
);
