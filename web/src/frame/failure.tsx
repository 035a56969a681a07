/** Keeps the frame standing when a page throws. */
import { Alert } from 'antd';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

export class FailureBoundary extends Component<Props, { readonly error: Error | undefined }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const error: Error | undefined = this.state.error;
    if (error === undefined) return this.props.children;
    return <Alert role="alert" type="error" showIcon title={this.props.title} description={String(error)} />;
  }
}
