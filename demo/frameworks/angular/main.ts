import '@angular/compiler'; // templates are compiled in the page here; the Angular CLI does it beforehand
import 'lead-qualifier/define';
import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { ContactForm } from './contact-form.ts';

await bootstrapApplication(ContactForm, { providers: [provideZonelessChangeDetection()] });
