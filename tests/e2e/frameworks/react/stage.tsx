import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ActionForm } from '../../../../demo/frameworks/react/action-form.tsx';
import { ContactForm } from '../../../../demo/frameworks/react/contact-form.tsx';
import { stage, webhook } from '../stage.ts';

function Stage() {
  const [route, setRoute] = useState('contact');
  const [floor, setFloor] = useState(5000);
  const [life, setLife] = useState(1);
  const [isOff, setOff] = useState(false);
  return (
    <>
      <nav>
        <button onClick={() => setRoute('contact')}>Contact</button>
        <button onClick={() => setRoute('call')}>Call</button>
        <button onClick={() => setRoute('action')}>Action</button>
        <button onClick={() => setFloor(8000)}>Raise</button>
        <button onClick={() => setLife(life + 1)}>Remount</button>
        <button onClick={() => setOff(!isOff)}>Switch</button>
      </nav>
      {route === 'contact' && <ContactForm key={life} webhook={webhook} floor={floor} />}
      {route === 'action' && <ActionForm webhook={webhook} floor={floor} />}
      {route === 'call' && (
        <form action="/call">
          <lead-qualifier
            webhook={webhook}
            question="Can you decide this alone?"
            question-name="decides"
            disabled={isOff}
          />
          <button>Book</button>
        </form>
      )}
    </>
  );
}

await stage((app) =>
  createRoot(app).render(
    <StrictMode>
      <Stage />
    </StrictMode>,
  ),
);
