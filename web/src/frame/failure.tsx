/** Keeps the frame standing when a page throws. */
import { Alert } from 'antd';
import { Component, type ReactNode } from 'react';

interface State {
  readonly error: Error | undefined;
}

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Alert role="alert" type="error" showIcon title={this.props.title} description={String(error)} />;
  }
}
