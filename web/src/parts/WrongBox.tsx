/** A failure in words, read out when it appears. */
export function WrongBox({ text }: { text: string | null }) {
  return text === null ? null : (
    <p class="wrong-box" role="alert">
      {text}
    </p>
  );
}
