export { imageNetwork, type ImageNetwork } from './image-network.ts';
export { remoteContentHandlers, remoteContentUndo } from './remote-content-handlers.ts';
