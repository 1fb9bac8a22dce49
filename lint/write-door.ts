import type { Rule } from './rule.ts';

const rawMethods = new Set(['prepare', 'exec', 'pragma', 'transaction']);
const sqlStart =
  /^\s*(alter|attach|begin|commit|create|delete|drop|insert|pragma|reindex|replace|rollback|savepoint|select|update|vacuum|with)\b/i;

/**
 * Every write goes through `db.write`: rows, outbox, undo and audit in one transaction. Raw SQLite outside core/db
 * would get past it. `exec` alone is also a method of regular expressions, so what counts there is the SQL.
 */
export const writeDoor: Rule = {
  meta: {
    type: 'problem',
    docs: { description: 'only core/db talks to SQLite directly' },
    messages: { raw: 'Raw SQLite outside core/db. Write through `db.write`, read through `db.read`.' },
  },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const method = callee.property.name;
        if (!rawMethods.has(method)) return;
        if (method === 'transaction') {
          const [first] = node.arguments;
          const takesFunction = first?.type === 'ArrowFunctionExpression' || first?.type === 'FunctionExpression';
          if (takesFunction) context.report({ node, messageId: 'raw' });
          return;
        }
        if (method === 'exec' && !sqlStart.test(readText(node.arguments[0]))) return;
        context.report({ node, messageId: 'raw' });
      },
    };
  },
};

/** The beginning of a string as far as it is written out. */
function readText(argument: unknown): string {
  const node = argument as { type?: string; value?: unknown; quasis?: { value: { raw: string } }[] } | undefined;
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis?.[0]?.value.raw ?? '';
  return '';
}
