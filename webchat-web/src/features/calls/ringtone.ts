/** Two short tones every two seconds, made in the browser. Returns what stops them. */
export function ring(frequency: number): () => void {
  let context: AudioContext;
  try {
    context = new AudioContext();
  } catch {
    return () => undefined;
  }
  const tone = () => {
    for (const delay of [0, 0.25]) {
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      const at = context.currentTime + delay;
      oscillator.frequency.value = frequency;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
      volume.gain.linearRampToValueAtTime(0, at + 0.18);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + 0.2);
    }
  };
  tone();
  const timer = setInterval(tone, 2_000);
  return () => { clearInterval(timer); void context.close(); };
}
