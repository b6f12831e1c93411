import { useState } from 'preact/hooks';
import { t } from '../../i18n/i18n';
import { Problem } from '../../ui/Field';
import { Checkbox } from '../settings/parts';
import styles from '../settings/Settings.module.css';
import { allow, sound, supported, wanted } from './notify';

export function Notifications() {
  const [problem, setProblem] = useState<string | null>(null);
  const toggle = (on: boolean) => {
    setProblem(null);
    if (!on) wanted.value = false;
    else void allow().then((given) => { if (!given) setProblem(t('notify.denied')); });
  };
  return (
    <section class={styles.card}>
      {supported ? <Checkbox label={t('notify.desktop')} hint={t('notify.desktopHint')} checked={wanted.value} onValue={toggle} /> : <p class={styles.muted}>{t('notify.unsupported')}</p>}
      <Checkbox label={t('notify.sound')} checked={sound.value} onValue={(v) => { sound.value = v; }} />
      <p class={styles.muted}>{t('notify.mute')}</p>
      <Problem text={problem} />
    </section>
  );
}
