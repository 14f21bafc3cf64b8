import { createApp } from 'vue';
import { stage } from '../stage.ts';
import Stage from './Stage.vue';

await stage((app) => createApp(Stage).mount(app));
