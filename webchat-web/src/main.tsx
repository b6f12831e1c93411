import './styles/tokens.css';
import './styles/reset.css';
import './platform/preferences';
import { render } from 'preact';
import { accounts, takeFromLink } from './platform/accounts';
import { reloadAfterUpgrade, startWorker } from './platform/worker';

// Before anything is requested: a link's token must not stay in the address bar.
const link = takeFromLink();

reloadAfterUpgrade();

const [{ App }, { startLanguage }, account] = await Promise.all([import('./app/App'), import('./i18n/i18n'), import('./actions/account')]);
await startLanguage().catch(() => undefined);

let notice: string | null = null;
try {
  if (link.token) await account.signInWithToken(link.token);
  else if (link.pairing) await account.signInByPairing(link.pairing);
} catch {
  notice = (await import('./i18n/i18n')).t('signin.linkFailed');
}
render(<App notice={notice} />, document.getElementById('app')!);
const [last] = accounts();
if (account.phase.value === 'starting') {
  if (last && notice === null) await account.resume(last);
  else account.phase.value = 'signed-out';
}
void startWorker();
