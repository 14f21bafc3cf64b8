const isPublic = ({ name, privacy, description, static: isStatic, kind }) =>
  !privacy &&
  !name.startsWith('#') &&
  !/Called by the browser|@internal/.test(description ?? '') &&
  !['internals', 'updateNow', 'renderRoot', 'formAssociated'].includes(name) &&
  !(isStatic && kind === 'method') &&
  !['properties', 'styles'].includes(name);

/** The first comment over a node, as text. */
const commentOf = ({ jsDoc }) => (jsDoc?.[0]?.comment ?? '').replace(/\s*\n\s*/g, ' ');

/** The attributes by their properties, from the table in `attributes.ts`. */
const attributes = [];

const TYPES = {
  text: 'string | null | undefined',
  number: 'string | number | null | undefined',
  flag: 'boolean',
};

/**
 * Settings of the custom-elements manifest: only the element, at the address it ships under, with its public members,
 * and its attributes from their table.
 */
export default {
  plugins: [
    {
      name: 'attribute-table',
      analyzePhase({ ts, node }) {
        if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'attributes') return;
        for (const property of node.initializer?.properties ?? []) {
          attributes.push({
            name: property.initializer.arguments[0].text,
            fieldName: property.name.getText(),
            type: { text: TYPES[property.initializer.expression.getText()] },
            description: commentOf(property),
          });
        }
      },
    },
    {
      name: 'only-the-element',
      packageLinkPhase({ customElementsManifest }) {
        const declarations = customElementsManifest.modules.flatMap((module) => module.declarations ?? []);
        const element = declarations.find(({ name }) => name === 'LeadQualifier');
        const base = declarations.find(({ name }) => name === 'LeadQualifierAttributes');
        const mixin = declarations.find(({ kind, name }) => kind === 'mixin' && name === 'FormAssociated');
        const rules = base.members.find(({ name }) => name === 'qualifier');
        element.tagName = 'lead-qualifier';
        element.customElement = true;
        element.attributes = [
          { name: 'qualifier', fieldName: 'qualifier', type: rules.type, description: rules.description },
          ...attributes,
          {
            name: 'form',
            fieldName: 'form',
            type: { text: 'string' },
            description: 'The id of a form elsewhere on the page; default: the form around the element.',
          },
        ];
        const properties = attributes.map(({ fieldName, type, description }) => ({
          kind: 'field',
          name: fieldName,
          type,
          description,
        }));
        const updateComplete = {
          kind: 'field',
          name: 'updateComplete',
          readonly: true,
          type: { text: 'Promise<boolean>' },
          description: 'Resolves when the element shows what it was told; of lit.',
        };
        const members = [
          rules,
          ...properties,
          ...(mixin?.members ?? []),
          ...element.members,
          updateComplete,
        ].filter(isPublic);
        element.members = [...new Map(members.map((member) => [member.name, member])).values()];
        for (const member of element.members) delete member.inheritedFrom;
        // Between the element and the script tag.
        element.events = element.events.filter(({ name }) => name !== 'REMOVED');
        delete element.superclass;
        customElementsManifest.modules = [
          {
            kind: 'javascript-module',
            path: 'dist/define.js',
            declarations: [element],
            exports: [
              {
                kind: 'js',
                name: 'LeadQualifier',
                declaration: { name: 'LeadQualifier', module: 'dist/define.js' },
              },
              {
                kind: 'custom-element-definition',
                name: 'lead-qualifier',
                declaration: { name: 'LeadQualifier', module: 'dist/define.js' },
              },
            ],
          },
        ];
      },
    },
  ],
};
