import { relay } from '../../api/relay';

export interface PeerListener {
  onConnected(): void;
  onLost(): void;
  onRemoteVideo(visible: boolean): void;
}

/**
 * The connection between two browsers. Both sides always have one audio and one video line, so that a camera or a
 * screen can begin later without a new agreement.
 */
export class Peer {
  readonly remote = new MediaStream();
  private readonly pc: RTCPeerConnection;
  /** Tells the other side whether a picture is sent; the media line alone tells that only after seconds. */
  private readonly state: RTCDataChannel;
  private sendsVideo = false;
  private sending: Promise<unknown> = Promise.resolve();
  private callId: string | null = null;
  private readonly unsent: RTCIceCandidateInit[] = [];
  private readonly early: RTCIceCandidateInit[] = [];

  private constructor(iceServers: RTCIceServer[], listener: PeerListener) {
    this.pc = new RTCPeerConnection({ iceServers });
    this.pc.onicecandidate = ({ candidate }) => { if (candidate) this.tell(candidate.toJSON()); };
    this.pc.onconnectionstatechange = () => {
      if (this.pc.connectionState === 'connected') listener.onConnected();
      if (this.pc.connectionState === 'failed') listener.onLost();
    };
    this.pc.ontrack = ({ track }) => this.remote.addTrack(track);
    this.state = this.pc.createDataChannel('state', { negotiated: true, id: 0 });
    this.state.onopen = () => this.state.send(JSON.stringify({ video: this.sendsVideo }));
    this.state.onmessage = ({ data }: MessageEvent<string>) => listener.onRemoteVideo((JSON.parse(data) as { video: boolean }).video === true);
  }

  static async create(listener: PeerListener): Promise<Peer> {
    return new Peer((await relay.iceServers()).ice_servers, listener);
  }

  /** For the side that calls. */
  async offer(local: MediaStream): Promise<RTCSessionDescriptionInit> {
    this.sendsVideo = local.getVideoTracks().length > 0;
    for (const kind of ['audio', 'video'] as const) {
      const [track] = local.getTracks().filter((t) => t.kind === kind);
      this.pc.addTransceiver(track ?? kind, { direction: 'sendrecv', streams: [local] });
    }
    await this.pc.setLocalDescription(await this.pc.createOffer());
    return this.pc.localDescription!.toJSON() as RTCSessionDescriptionInit;
  }

  /** For the side that is called. */
  async answer(offer: RTCSessionDescriptionInit, local: MediaStream): Promise<RTCSessionDescriptionInit> {
    this.sendsVideo = local.getVideoTracks().length > 0;
    await this.pc.setRemoteDescription(offer);
    for (const line of this.pc.getTransceivers()) {
      line.direction = 'sendrecv';
      await line.sender.replaceTrack(local.getTracks().find((t) => t.kind === line.receiver.track.kind) ?? null);
    }
    await this.pc.setLocalDescription(await this.pc.createAnswer());
    await this.takeEarly();
    return this.pc.localDescription!.toJSON() as RTCSessionDescriptionInit;
  }

  async answered(answer: RTCSessionDescriptionInit): Promise<void> {
    await this.pc.setRemoteDescription(answer);
    await this.takeEarly();
  }

  /** From here on candidates are sent: once the call is answered, since a call that is declined takes none. */
  belongsTo(callId: string): void {
    this.callId = callId;
    this.unsent.splice(0).forEach((c) => this.tell(c));
  }

  async take(candidate: RTCIceCandidateInit): Promise<void> {
    if (this.pc.remoteDescription) await this.pc.addIceCandidate(candidate).catch(() => undefined);
    else this.early.push(candidate);
  }

  /** Sends another microphone, camera or screen; null sends nothing. */
  async send(kind: 'audio' | 'video', track: MediaStreamTrack | null): Promise<void> {
    await this.pc.getTransceivers().find((line) => line.receiver.track.kind === kind)?.sender.replaceTrack(track);
    if (kind === 'video') this.announce(track !== null);
  }

  close(): void {
    this.pc.close();
  }

  private announce(video: boolean): void {
    this.sendsVideo = video;
    if (this.state.readyState === 'open') this.state.send(JSON.stringify({ video }));
  }

  private tell(candidate: RTCIceCandidateInit): void {
    if (this.callId === null) this.unsent.push(candidate);
    else this.sending = this.sending.then(() => (this.pc.signalingState === 'closed' ? undefined : relay.signalCall(this.callId!, 'candidate', candidate))).catch(() => undefined);
  }

  private async takeEarly(): Promise<void> {
    for (const candidate of this.early.splice(0)) await this.pc.addIceCandidate(candidate).catch(() => undefined);
  }
}
