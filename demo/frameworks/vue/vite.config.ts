import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  // Without this, Vue looks for a component of its own by that name.
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'lead-qualifier' } } })],
});
