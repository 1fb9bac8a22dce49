import { Component, type ErrorInfo, type ReactNode } from 'react';
import { queryClient } from '../../lib/core.ts';
import { BrokenPart } from './broken-part.tsx';
import { describeCrash, type Crash } from './crash.ts';

interface ErrorBoundaryProps {
  /** What is drawn again when it changes: another conversation may be whole. */
  readonly resetKey?: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly crash: Crash | null;
  readonly resetKey: string | undefined;
}

/** One broken part tells so in its own place; the rest of the window stays alive. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { crash: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { crash: describeCrash(error) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { crash: null, resetKey: props.resetKey };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState(({ crash }) => (crash ? { crash: { ...crash, where: info.componentStack ?? '' } } : null));
  }

  override render(): ReactNode {
    const { crash } = this.state;
    if (!crash) return this.props.children;
    return <BrokenPart crash={crash} onReload={this.reload} />;
  }

  /** What nothing on screen asks for is forgotten: an answer the part could not draw must not come back with it. */
  private readonly reload = (): void => {
    queryClient.removeQueries({ type: 'inactive' });
    this.setState({ crash: null });
  };
}
