import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import { ApiError } from '../../api/errors';
import { deviceName } from '../../sync/sync';
import { resume, signInWith } from '../../actions/account';
import { accounts } from '../../platform/accounts';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Empty, Field, Problem } from '../../ui/Field';
import { CodeBoxes } from './CodeBoxes';
import styles from './SignIn.module.css';

const words = (e: unknown): string => (e instanceof Error ? e.message : t('ui.failed'));

export function SignIn({ notice }: { notice: string | null }) {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<{ devCode?: string; resendAt: number } | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(notice);
  const [busy, setBusy] = useState(false);

  const request = async (e?: Event) => {
    e?.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const answer = await relay.requestCode(email.trim());
      setPending(answer.status === 'approval_pending');
      if (answer.status !== 'approval_pending') setSent({ ...(answer.dev_code ? { devCode: answer.dev_code } : {}), resendAt: Date.now() + answer.resend_after * 1000 });
    } catch (failure) {
      setProblem(words(failure));
    }
    setBusy(false);
  };
  const known = accounts();
  return (
    <main class={styles.page}>
      <div class={styles.card}>
        <img src="./icon.svg" alt="" width="48" height="48" />
        {pending ? (
          <Empty title={t('signin.pending')} hint={t('signin.pendingHint', { email })}>
            <Button onClick={() => setPending(false)}>{t('signin.otherEmail')}</Button>
          </Empty>
        ) : sent ? (
          <CodeStep key={sent.resendAt} email={email.trim()} sent={sent} onResend={() => void request()} onBack={() => { setSent(null); setProblem(null); }} />
        ) : (
          <form class={styles.form} onSubmit={(e) => void request(e)}>
            <h1>{t('signin.title')}</h1>
            <p class={styles.hint}>{t('signin.hint')}</p>
            <Field label={t('signin.email')} type="email" autocomplete="email" required value={email} onValue={setEmail} />
            <Problem text={problem} />
            <Button variant="primary" type="submit" disabled={busy || !email.includes('@')}>{t('signin.continue')}</Button>
            {known.map((a) => <Button key={a.address} variant="quiet" onClick={() => void resume(a)}>{t('signin.back', { name: a.name })}</Button>)}
          </form>
        )}
      </div>
    </main>
  );
}

interface CodeProps { email: string; sent: { devCode?: string; resendAt: number }; onResend: () => void; onBack: () => void }

function CodeStep({ email, sent, onResend, onBack }: CodeProps) {
  const [code, setCode] = useState(sent.devCode ?? '');
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [addressProblem, setAddressProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((sent.resendAt - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  const verify = async (digits: string) => {
    if (busy || digits.length < 6) return;
    setBusy(true);
    setProblem(null);
    setAddressProblem(undefined);
    try {
      const opened = await relay.verifyCode({
        email, code: digits, device_name: deviceName(),
        ...(name.trim() ? { display_name: name.trim() } : {}), ...(address ? { chat_address: address.toLowerCase() } : {}),
      });
      await signInWith(opened.session_token, opened.user);
    } catch (e) {
      const aboutAddress = e instanceof ApiError && (e.code === 'address_taken' || e.fields.some((f) => f.field === 'chat_address'));
      if (aboutAddress) setAddressProblem(words(e));
      else setProblem(words(e));
      setBusy(false);
    }
  };
  return (
    <form class={styles.form} onSubmit={(e) => { e.preventDefault(); void verify(code); }}>
      <h1>{t('signin.code')}</h1>
      <p class={styles.hint}>{sent.devCode ? t('signin.devCode') : t('signin.codeSent', { email })}</p>
      <CodeBoxes value={code} onValue={setCode} onComplete={(v) => { if (!sent.devCode) void verify(v); }} />
      <details class={styles.newHere} open={Boolean(sent.devCode)}>
        <summary>{t('signin.newHere')}</summary>
        <Field label={t('signin.name')} autocomplete="name" maxLength={80} value={name} onValue={setName} />
        <Field label={t('signin.address')} autocomplete="off" value={address} onValue={setAddress} hint={t('signin.addressHint')} error={addressProblem} />
      </details>
      <Problem text={problem} />
      <Button variant="primary" type="submit" disabled={busy || code.length < 6}>{t('signin.enter')}</Button>
      <div class={styles.links}>
        <Button variant="quiet" onClick={onBack}>{t('signin.otherEmail')}</Button>
        <Button variant="quiet" disabled={left > 0} onClick={onResend}>{left > 0 ? t('signin.resendIn', { seconds: left }) : t('signin.resend')}</Button>
      </div>
    </form>
  );
}
