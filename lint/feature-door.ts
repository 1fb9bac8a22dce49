import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Rule } from './rule.ts';

const features = join('renderer', 'features') + sep;

/**
 * One feature of the renderer reaches another only through its `index.ts`: what is not there is nobody else's.
 * oxlint's own rule sees the text of an import; only its place in the tree says whose door it is.
 */
export const featureDoor: Rule = {
  meta: {
    type: 'problem',
    docs: { description: 'a feature is entered through its index.ts' },
    messages: { inside: 'Reach `{{feature}}` through its index.ts, not {{path}}.' },
  },
  create(context) {
    const file = relative(context.cwd, context.filename);
    const check = (node: { type: string }, source: unknown) => {
      const target = findTarget(context.cwd, context.filename, source);
      if (!target?.startsWith(features)) return;
      const [feature = '', ...inside] = target.slice(features.length).split(sep);
      if (inside.length === 0 || inside.join('/') === 'index.ts') return;
      if (file.startsWith(features + feature + sep)) return;
      context.report({
        node: node as never,
        messageId: 'inside',
        data: { feature, path: target.replaceAll(sep, '/') },
      });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};

function findTarget(root: string, file: string, source: unknown): string | null {
  if (typeof source !== 'string') return null;
  if (source.startsWith('#renderer/')) return join('renderer', source.slice('#renderer/'.length));
  if (source.startsWith('.')) return relative(root, resolve(dirname(file), source));
  return null;
}
