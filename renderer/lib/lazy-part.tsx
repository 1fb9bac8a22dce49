import { lazy, Suspense, type ComponentType } from 'react';

/**
 * A part whose code comes when it is first needed. Unlike plain `lazy` it asks again after a failure: the error
 * boundary around it offers "reload", and that must be able to succeed.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const make = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        Loaded = make();
        throw error;
      }
    }) as unknown as ComponentType<Props>;
  let Loaded = make();

  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
