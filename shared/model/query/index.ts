/** The language of the search box: read without ever failing, completed while it is typed. */
export { completeQuery, putIn, type Completing } from './complete-query.ts';
export type { QueryContext } from './filters.ts';
export type { Chip, Filter, Problem, ProblemCode, Query, QueryNode, Span, Words } from './model.ts';
export { nameOperator, type OperatorId, type QueryLanguage } from './operators.ts';
export { maxQueryLength, parseQuery } from './parse-query.ts';
