import type { Qualifier } from 'lead-qualifier';

/** The rules of the examples: who has set aside enough qualifies, and who does not know yet is offered a number. */
export const rulesFor = (floor: number): Qualifier => ({
  version: 1,
  id: 'portfolio',
  pass: 1,
  questions: [
    {
      kind: 'choice',
      name: 'budget',
      label: `Have you set aside $${floor} for this project?`,
      options: [
        { value: 'enough', label: 'Yes, at least that', points: 1 },
        { value: 'unsure', label: 'I am not sure yet' },
        { value: 'less', label: 'No, less than that', verdict: 'unqualified' },
      ],
    },
    {
      kind: 'choice',
      name: 'range',
      when: { budget: 'unsure' },
      label: `Work like this costs $${floor} to $${floor * 2}. How does that sound?`,
      options: [
        { value: 'fits', label: 'About what I had in mind', points: 1 },
        { value: 'too-much', label: 'More than I can spend', verdict: 'unqualified' },
      ],
    },
  ],
});
