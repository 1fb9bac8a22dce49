import type { Rule } from './rule.ts';

/**
 * The core is given its clock. A `Date.now()` of its own is a moment no test can reach: a snooze that never wakes, a
 * job that runs twice.
 */
export const noAmbientClock: Rule = {
  meta: {
    type: 'problem',
    docs: { description: 'the core asks its injected clock for the time' },
    messages: { ambient: 'Ask the injected clock (`clock.now()`), so that tests can move time.' },
  },
  create(context) {
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'Identifier' && callee.name === 'Date') context.report({ node, messageId: 'ambient' });
        if (
          callee.type === 'MemberExpression' &&
          callee.object.type === 'Identifier' &&
          callee.object.name === 'Date' &&
          callee.property.type === 'Identifier' &&
          callee.property.name === 'now'
        ) {
          context.report({ node, messageId: 'ambient' });
        }
      },
      NewExpression(node) {
        const isNow = node.arguments.length === 0;
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && isNow) {
          context.report({ node, messageId: 'ambient' });
        }
      },
    };
  },
};
