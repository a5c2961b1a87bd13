/** How much of a whole is done, as a bar under a sentence that says the same. */
export function ProgressBar({ value, max, label }: { value: number; max: number; label: string }) {
  const width = max > 0 ? Math.round((100 * Math.min(Math.max(value, 0), max)) / max) : 0;
  return (
    <div class="progress">
      <p class="strong">{label}</p>
      <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="bar-all" width="100" height="4" />
        <rect class="bar-done" width={width} height="4" />
      </svg>
    </div>
  );
}
