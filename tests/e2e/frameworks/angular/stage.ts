import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { ContactForm } from '../../../../demo/frameworks/angular/contact-form.ts';
import { stage, webhook } from '../stage.ts';

@Component({
  selector: '#app',
  imports: [ContactForm],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <nav>
      <button (click)="route.set('contact')">Contact</button>
      <button (click)="route.set('call')">Call</button>
      <button (click)="floor.set(8000)">Raise</button>
      <button (click)="lives.set([{ life: lives()[0].life + 1 }])">Remount</button>
      <button (click)="isOff.set(!isOff())">Switch</button>
    </nav>
    @if (route() === 'contact') {
      @for (one of lives(); track one.life) {
        <contact-form [webhook]="webhook" [floor]="floor()" />
      }
    } @else {
      <form action="/call">
        <lead-qualifier
          [webhook]="webhook"
          question="Can you decide this alone?"
          question-name="decides"
          [disabled]="isOff()"
        />
        <button>Book</button>
      </form>
    }
  `,
})
class Stage {
  readonly webhook = webhook;
  readonly route = signal('contact');
  readonly floor = signal(5000);
  readonly lives = signal<[{ life: number }]>([{ life: 1 }]);
  readonly isOff = signal(false);
}

await stage(() => bootstrapApplication(Stage, { providers: [provideZonelessChangeDetection()] }));
