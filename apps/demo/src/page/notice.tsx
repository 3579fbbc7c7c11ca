/** What happened and what to do next. */
export interface Advice {
  readonly happened: string
  /** Why, where there are several reasons. */
  readonly reasons?: readonly string[]
  readonly next: string
}

/** Tells a result or a refusal, also to a screen reader: the region is there before its content is. */
export function Notice({ advice, tone }: { advice: Advice | null; tone: 'good' | 'bad' }) {
  return (
    <div className="live" role={tone === 'bad' ? 'alert' : 'status'}>
      {advice !== null && (
        <div className={tone === 'bad' ? 'notice notice-bad' : 'notice'}>
          <strong>{advice.happened}</strong>
          {advice.reasons !== undefined && (
            <ul>
              {advice.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
          <p>{advice.next}</p>
        </div>
      )}
    </div>
  )
}
