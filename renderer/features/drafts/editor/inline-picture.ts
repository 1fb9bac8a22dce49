import { Node } from '@tiptap/core';

/** Where the bytes of a picture are: an address of this window, or `null` when they are not there. */
export type PictureSource = (contentId: string) => Promise<string | null>;

const dataPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;

/**
 * A picture that goes along with the mail. One that was pasted as `data:` stands in the text until it is stored as a
 * file; one that would be fetched from anywhere does not come in.
 */
export const inlinePicture = (pictures: PictureSource) =>
  Node.create({
    name: 'picture',
    group: 'inline',
    inline: true,
    draggable: true,

    addAttributes: () => ({
      src: { default: '' },
      alt: { default: '' },
      width: { default: null },
    }),
    parseHTML: () => [
      {
        tag: 'img[src]',
        getAttrs: (element) => {
          const src = (element.getAttribute('src') ?? '').trim();
          const width = element.getAttribute('width') ?? '';
          if (!/^cid:\S+$/i.test(src) && !dataPicture.test(src)) return false;
          return {
            src,
            alt: (element.getAttribute('alt') ?? '').slice(0, 200),
            width: /^\d{1,4}$/.test(width) ? width : null,
          };
        },
      },
    ],
    renderHTML: ({ node }) => {
      const { src, alt, width } = node.attrs as { src: string; alt: string; width: string | null };
      return ['img', { src, ...(alt === '' ? {} : { alt }), ...(width === null ? {} : { width }) }];
    },

    addNodeView:
      () =>
      ({ node }) => {
        const { src, alt, width } = node.attrs as { src: string; alt: string; width: string | null };
        const dom = document.createElement('img');
        dom.alt = alt;
        dom.dataset['picture'] = '';
        if (width !== null) dom.width = Number(width);
        if (src.startsWith('data:')) dom.src = src;
        else {
          void pictures(src.slice('cid:'.length)).then((url) => {
            if (url === null) dom.dataset['missing'] = '';
            else dom.src = url;
          });
        }
        return { dom };
      },
  });

export function isDataPicture(src: unknown): src is string {
  return typeof src === 'string' && dataPicture.test(src);
}
