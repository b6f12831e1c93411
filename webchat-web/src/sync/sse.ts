import { currentToken, relayRoot } from '../api/client';

/**
 * The same events over plain HTTP, for networks that let no WebSocket pass. `fetch` instead of `EventSource`, which can't
 * send the token in a header.
 */
export async function readEvents(query: { cursor?: string; as?: string }, signal: AbortSignal, onOpen: () => void, onEvent: (json: string) => void): Promise<void> {
  const response = await fetch(`${relayRoot()}/api/v1/webchat/events?${new URLSearchParams(query)}`, {
    headers: { 'X-PChat-Session': currentToken() ?? '', Accept: 'text/event-stream' }, signal, cache: 'no-store',
  });
  if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
  onOpen();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const split = splitter(onEvent);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    split(value);
  }
}

/** Puts the pieces of a stream together to events, and gives the data of each. */
export function splitter(onData: (data: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const events = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).replace(/^ /, '')).join('\n');
      if (data) onData(data);
    }
  };
}
