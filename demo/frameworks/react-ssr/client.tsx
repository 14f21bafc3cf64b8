import 'lead-qualifier/define';
import { hydrateRoot } from 'react-dom/client';
import { ContactPage, type ContactPageProps } from './contact-page.tsx';

const root = document.getElementById('app')!;
hydrateRoot(root, <ContactPage {...(JSON.parse(root.dataset.props!) as ContactPageProps)} />);
