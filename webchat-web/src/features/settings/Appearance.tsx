import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import { density, theme } from '../../platform/preferences';
import { language, languageName, LANGUAGES, setLanguage, t, type Language as AppLanguage } from '../../i18n/i18n';
import { Choice, Problem } from '../../ui/Field';
import { engines, loadLanguage, prefs, setPrefs } from '../language/engines';
import { Checkbox, Segments, useProblem } from './parts';
import styles from './Settings.module.css';

export function Appearance() {
  return (
    <section class={styles.card}>
      <Segments label={t('set.theme')} value={theme.value} options={[['system', t('set.system')], ['light', t('set.light')], ['dark', t('set.dark')]]} onValue={(v) => { theme.value = v; }} />
      <Segments label={t('set.density')} value={density.value} options={[['comfortable', t('set.comfortable')], ['compact', t('set.compact')]]} onValue={(v) => { density.value = v; }} />
    </section>
  );
}

const COMMON = ['en', 'de', 'ar', 'es', 'fr', 'it', 'pt', 'ru', 'uk', 'zh', 'ja', 'hi', 'tr'];

export function Language() {
  const [settings, setSettings] = useState<Record<string, string | undefined>>({});
  const [targets, setTargets] = useState<string[]>(COMMON);
  const [problem, run] = useProblem();
  useEffect(() => {
    run(Promise.all([loadLanguage(), relay.languages()]).then(([, offered]) => {
      setSettings({ translate: offered.translate?.setting, transcribe: offered.transcribe?.setting, speak: offered.speak?.setting });
      if (offered.targets?.length) setTargets(offered.targets);
    }));
  }, []);
  const { translate, transcribe, speak } = engines.value;
  const missing = Object.entries({ translate, transcribe, speak }).filter(([, there]) => !there).flatMap(([name]) => settings[name] ?? []);
  return (
    <>
      <section class={styles.card}>
        <Choice label={t('set.appLanguage')} value={language.value} options={Object.entries(LANGUAGES) as [AppLanguage, string][]} onValue={(v) => void setLanguage(v)} />
      </section>
      <section class={styles.card}>
        {translate && (
          <Choice label={t('set.receive')} value={prefs.value.receive_language ?? ''} options={[['', t('set.receiveNone')], ...targets.map((code): [string, string] => [code, languageName(code)])]}
            onValue={(v) => run(setPrefs({ receive_language: v || null }))} />
        )}
        {transcribe && <Checkbox label={t('set.captions')} checked={prefs.value.captions} onValue={(captions) => run(setPrefs({ captions }))} />}
        {speak && <Checkbox label={t('set.readAloud')} checked={prefs.value.read_aloud} onValue={(read_aloud) => run(setPrefs({ read_aloud }))} />}
        {missing.length > 0 && <p class={styles.muted}>{t('set.noEngine', { setting: missing.join(', ') })}</p>}
        <Problem text={problem} />
      </section>
    </>
  );
}
