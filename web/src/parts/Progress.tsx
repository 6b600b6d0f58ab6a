interface Props {
  label: string;
  done: number;
  of: number;
}

export function Progress({ label, done, of }: Props) {
  return <progress class="progress" aria-label={label} value={done} max={Math.max(of, 1)} />;
}
