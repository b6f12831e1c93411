import { t } from '../../i18n/i18n';

/** Why a microphone or a camera can't be used, in words for the person. */
export const mediaProblem = (e: unknown): string =>
  t(e instanceof DOMException && e.name === 'NotAllowedError' ? 'call.denied' : 'call.noDevice');

/** The microphone, and the camera where that is wanted and there is one. */
export async function openMedia(video: boolean): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('no devices', 'NotFoundError');
  if (video) {
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    } catch (e) {
      if (!(e instanceof DOMException) || e.name !== 'NotFoundError') throw e;
    }
  }
  return navigator.mediaDevices.getUserMedia({ audio: true });
}

export const stopTracks = (stream: MediaStream | null | undefined): void => stream?.getTracks().forEach((track) => track.stop());
