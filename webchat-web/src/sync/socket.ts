import { currentToken, relayRoot } from '../api/client';
import type { LiveEvent } from '../api/types';
import { readEvents } from './sse';

export interface SocketListener {
  onOpen(): void;
  onEvents(events: LiveEvent[]): void;
  onClose(): void;
}

const MAX_DELAY_MS = 15_000;
/** So many sockets in a row that never open, and the next attempt uses plain HTTP. */
const MAX_REFUSED = 2;

/** A connection that reconnects after a break, from the cursor that `cursor` gives: a WebSocket, or else an event stream. */
export class LiveSocket {
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private stopped = false;
  private refused = 0;
  private stream: AbortController | null = null;
  private queue: LiveEvent[] = [];

  constructor(private readonly cursor: () => string | undefined, private readonly listener: SocketListener) {
    addEventListener('online', this.reconnectNow);
    document.addEventListener('visibilitychange', this.onVisible);
    this.connect();
  }

  send(frame: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener('online', this.reconnectNow);
    document.removeEventListener('visibilitychange', this.onVisible);
    this.socket?.close();
    this.stream?.abort();
  }

  reconnectNow = (): void => {
    if (this.stopped || this.stream || this.socket?.readyState === WebSocket.OPEN || this.socket?.readyState === WebSocket.CONNECTING) return;
    clearTimeout(this.timer);
    this.connect();
  };

  private onVisible = (): void => {
    if (document.visibilityState === 'visible') this.reconnectNow();
  };

  private connect(): void {
    const token = currentToken();
    if (this.stopped || token === null) return;
    const at = this.cursor();
    if (this.refused >= MAX_REFUSED) {
      this.refused = 0;
      void this.openStream(at);
      return;
    }
    const url = `${relayRoot().replace(/^http/, 'ws')}/api/v1/webchat/socket${at ? `?cursor=${encodeURIComponent(at)}` : ''}`;
    const socket = new WebSocket(url, ['webchat.v1', token]);
    this.socket = socket;
    let opened = false;
    socket.onopen = () => { opened = true; this.attempts = 0; this.refused = 0; this.listener.onOpen(); };
    socket.onmessage = (frame: MessageEvent<string>) => this.take(frame.data);
    socket.onclose = () => {
      if (this.stopped) return;
      if (!opened) this.refused++;
      this.listener.onClose();
      this.retry();
    };
  }

  private async openStream(at: string | undefined): Promise<void> {
    const stream = new AbortController();
    this.stream = stream;
    await readEvents(at ? { cursor: at } : {}, stream.signal, () => { this.attempts = 0; this.listener.onOpen(); }, (data) => this.take(data)).catch(() => undefined);
    this.stream = null;
    if (this.stopped) return;
    this.listener.onClose();
    this.retry();
  }

  private retry(): void {
    const delay = Math.min(MAX_DELAY_MS, 500 * 2 ** this.attempts++);
    // Half of the delay is random, so that many pages do not come back at the same moment.
    this.timer = setTimeout(() => this.connect(), delay / 2 + Math.random() * (delay / 2));
  }

  private take(text: string): void {
    let event: LiveEvent;
    try {
      event = JSON.parse(text) as LiveEvent;
    } catch {
      return;
    }
    this.queue.push(event);
    // A catch-up of many events becomes one change of the screen.
    if (this.queue.length === 1) queueMicrotask(() => setTimeout(() => this.flush(), 0));
  }

  private flush(): void {
    const events = this.queue;
    this.queue = [];
    this.listener.onEvents(events);
  }
}
