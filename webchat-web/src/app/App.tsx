import { Component, type ComponentChildren } from 'preact';
import { phase } from '../actions/account';
import { SignIn } from '../features/signin/SignIn';
import { t } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Field';
import { Shell } from './Shell';

export const App = ({ notice }: { notice: string | null }) => (
  <ErrorBoundary>
    {phase.value === 'signed-in' ? <Shell /> : phase.value === 'signed-out' ? <SignIn notice={notice} /> : null}
  </ErrorBoundary>
);

class ErrorBoundary extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Empty title={t('ui.failed')} hint={t('ui.broken')}><Button variant="primary" onClick={() => location.reload()}>{t('ui.reload')}</Button></Empty>;
  }
}
