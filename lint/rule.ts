import type { RuleTester } from 'oxlint/plugins-dev';

/** oxlint exports the type of a rule only as what its tester takes. */
export type Rule = Parameters<RuleTester['run']>[1];
