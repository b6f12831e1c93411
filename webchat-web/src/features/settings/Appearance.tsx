import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import { density, theme } from '../../platform/preferences';
import { language, LANGUAGES, setLanguage, t, type Language as AppLanguage } from '../../i18n/i18n';
import { Choice, Problem } from '../../ui/Field';
import { Segments, useProblem } from './parts';
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
  const [receive, setReceive] = useState('');
  const [engine, setEngine] = useState<{ available: boolean; setting?: string }>();
  const [targets, setTargets] = useState<string[]>(COMMON);
  const [problem, run] = useProblem();
  useEffect(() => {
    run(Promise.all([relay.languagePrefs(), relay.languages()]).then(([prefs, offered]) => {
      setReceive(prefs.receive_language ?? '');
      setEngine(offered.translate ?? { available: false });
      if (offered.targets?.length) setTargets(offered.targets);
    }));
  }, []);
  const names = new Intl.DisplayNames([language.value], { type: 'language' });
  return (
    <section class={styles.card}>
      <Choice label={t('set.appLanguage')} value={language.value} options={Object.entries(LANGUAGES) as [AppLanguage, string][]} onValue={(v) => void setLanguage(v)} />
      {engine?.available && (
        <Choice label={t('set.receive')} value={receive} options={[['', t('set.receiveNone')], ...targets.map((code): [string, string] => [code, names.of(code) ?? code])]}
          onValue={(v) => { setReceive(v); run(relay.setLanguagePrefs({ receive_language: v || null })); }} />
      )}
      {engine && !engine.available && <p class={styles.muted}>{t('set.noEngine', { setting: engine.setting ?? 'WEBCHAT_TRANSLATE_ENGINES' })}</p>}
      <Problem text={problem} />
    </section>
  );
}
