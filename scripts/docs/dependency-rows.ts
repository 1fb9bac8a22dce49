interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Where `docs/decisions/dependencies.md` and package.json disagree: a package without its reason, a reason without its package. */
export function judgeDependencyRows(document: string, manifest: Manifest): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  const present = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  // The first cell of a row names packages; the head of the table and its rule name none.
  const explained = document
    .split('\n')
    .flatMap((line) => [...(/^\|([^|]*)\|/.exec(line)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const twice = explained.filter((name, place) => explained.indexOf(name) !== place);
  return [
    ...present.filter((name) => !explained.includes(name)).map((name) => `${name} has no row that says why it is here`),
    ...explained
      .filter((name) => !present.includes(name))
      .map((name) => `${name} has a row and is not in package.json`),
    ...twice.map((name) => `${name} has two rows`),
  ];
}
