export { makePostOneClick, type PostOneClick } from './post-one-click.ts';
export { unsubscribeHandlers } from './unsubscribe-handlers.ts';
