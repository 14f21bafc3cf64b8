import { createSignal, For, Show } from 'solid-js';
import { render } from 'solid-js/web';
import { ContactForm } from '../../../../demo/frameworks/solid/contact-form.tsx';
import { stage, webhook } from '../stage.ts';

function Stage() {
  const [route, setRoute] = createSignal('contact');
  const [floor, setFloor] = createSignal(5000);
  const [lives, setLives] = createSignal([1]);
  const [isOff, setOff] = createSignal(false);
  return (
    <>
      <nav>
        <button onClick={() => setRoute('contact')}>Contact</button>
        <button onClick={() => setRoute('call')}>Call</button>
        <button onClick={() => setFloor(8000)}>Raise</button>
        <button onClick={() => setLives(([life = 0]) => [life + 1])}>Remount</button>
        <button onClick={() => setOff((was) => !was)}>Switch</button>
      </nav>
      <Show when={route() === 'contact'}>
        <For each={lives()}>{() => <ContactForm webhook={webhook} floor={floor()} />}</For>
      </Show>
      <Show when={route() === 'call'}>
        <form action="/call">
          <lead-qualifier
            webhook={webhook}
            question="Can you decide this alone?"
            question-name="decides"
            prop:disabled={isOff()}
          />
          <button>Book</button>
        </form>
      </Show>
    </>
  );
}

await stage((app) => render(() => <Stage />, app));
