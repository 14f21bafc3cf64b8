import { type DefaultTheme, defineConfig } from 'vitepress';

const BASE = '/docs/';

const GUIDE: readonly [title: string, pages: readonly [text: string, page: string][]][] = [
  [
    'Start',
    [
      ['Two minutes to the first lead', 'start'],
      ['The script tag', 'script-tag'],
      ['Trying it out', 'trying'],
    ],
  ],
  [
    'Questions',
    [
      ['Rules', 'rules'],
      ['Kinds of question', 'kinds'],
      ['Questions from the bank', 'bank'],
      ['Outcomes', 'outcomes'],
      ['Your own markup', 'markup'],
    ],
  ],
  [
    'Developer',
    [
      ['The element', 'element'],
      ['What is read from your form', 'contact'],
      ['The webhook', 'webhook'],
    ],
  ],
  [
    'Receiver',
    [
      ['The receiver', 'receiver'],
      ['Forwarding', 'forwarding'],
      ['The inbox', 'inbox'],
      ['Robots', 'robots'],
      ['Looking a lead up', 'enriching'],
      ['In operation', 'operation'],
    ],
  ],
];

const RECIPES: readonly [text: string, page: string][] = [
  ['Frameworks', 'frameworks'],
  ['Site builders', 'site-builders'],
  ['Webhooks of other services', 'webhooks'],
  ['Content Security Policy', 'csp'],
  ['Analytics', 'analytics'],
  ['Languages', 'languages'],
  ['Look and CSS', 'look'],
];

const REFERENCE: readonly [text: string, page: string][] = [
  ['Attributes', 'attributes'],
  ['Properties and methods', 'properties'],
  ['Events', 'events'],
  ['Slots, parts, states, variables', 'styling'],
  ['The rules', 'rules'],
  ['The bank', 'bank'],
  ['The lead event', 'lead-event'],
  ['Options of the command', 'command'],
  ['Options of the receiver', 'receiver'],
];

const links = (folder: string, pages: readonly [text: string, page: string][]): DefaultTheme.SidebarItem[] =>
  pages.map(([text, page]) => ({ text, link: `/${folder}/${page}` }));

export default defineConfig({
  base: BASE,
  lang: 'en',
  title: 'lead-qualifier',
  description: 'One qualifying question in the sign-up form you already have.',
  head: [['link', { rel: 'icon', href: `${BASE}icon.svg`, type: 'image/svg+xml' }]],
  themeConfig: {
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    nav: [
      { text: 'Guide', link: '/guide/start', activeMatch: '/guide/' },
      { text: 'Recipes', link: '/recipes/frameworks', activeMatch: '/recipes/' },
      { text: 'Reference', link: '/reference/attributes', activeMatch: '/reference/' },
    ],
    sidebar: [
      ...GUIDE.map(([text, pages]) => ({ text, items: links('guide', pages) })),
      { text: 'Recipes', items: links('recipes', RECIPES) },
      { text: 'Reference', items: links('reference', REFERENCE) },
    ],
  },
});
