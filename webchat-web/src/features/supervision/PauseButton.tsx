import { useState } from 'preact/hooks';
import { Pause, Play } from 'lucide-preact';
import { relay } from '../../api/relay';
import { users } from '../../state/signals';
import { refreshDirectory } from '../../sync/sync';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';

/** Pauses or resumes an agent that the signed-in person owns. */
export function PauseButton({ agent }: { agent: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const user = users.value[agent];
  const paused = user?.paused ?? user?.sessions.some((s) => s.state === 'paused') ?? false;
  const Icon = paused ? Play : Pause;
  const toggle = () => {
    setBusy(true);
    (paused ? relay.resumeAgent(agent) : relay.pauseAgent(agent)).then(refreshDirectory).then(() => {
      const now = users.value[agent];
      if (now) users.value = { ...users.value, [agent]: { ...now, paused: !paused } };
      setProblem(null);
    }).catch((e: Error) => setProblem(e.message)).finally(() => setBusy(false));
  };
  return <><Problem text={problem} /><Button disabled={busy} onClick={toggle}><Icon size={18} strokeWidth={1.75} aria-hidden="true" />{t(paused ? 'sup.resume' : 'sup.pause')}</Button></>;
}
