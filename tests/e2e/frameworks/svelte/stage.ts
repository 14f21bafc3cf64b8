import { mount } from 'svelte';
import { stage } from '../stage.ts';
import Stage from './Stage.svelte';

await stage((target) => mount(Stage, { target }));
