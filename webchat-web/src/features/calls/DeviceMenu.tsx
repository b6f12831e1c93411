import { useEffect, useState } from 'preact/hooks';
import { Mic, Video } from 'lucide-preact';
import { t } from '../../i18n/i18n';
import { Menu } from '../../ui/Menu';
import { switchDevice } from './session';

/** The microphones and cameras of this computer. */
export function DeviceMenu({ at, onClose }: { at: { x: number; y: number }; onClose: () => void }) {
  const [devices, setDevices] = useState<MediaDeviceInfo[] | null>(null);
  useEffect(() => {
    navigator.mediaDevices.enumerateDevices().then((all) => setDevices(all.filter((d) => d.kind !== 'audiooutput' && d.deviceId))).catch(() => setDevices([]));
  }, []);
  if (!devices) return null;
  const items = (['audioinput', 'videoinput'] as const).flatMap((kind) => devices.filter((d) => d.kind === kind).map((d, i) => ({
    label: d.label || t(kind === 'audioinput' ? 'call.microphoneN' : 'call.cameraN', { n: i + 1 }),
    icon: kind === 'audioinput' ? Mic : Video,
    onSelect: () => { onClose(); void switchDevice(kind === 'audioinput' ? 'audio' : 'video', d.deviceId).catch(() => undefined); },
  })));
  return <Menu at={at} label={t('call.devices')} items={items} onClose={onClose} />;
}
