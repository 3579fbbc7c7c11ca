import type { Exchange, Outcome } from '../exchange/exchange.ts'
import { Breakable } from './breakable.tsx'

/** What went over the wire, newest first. */
export function ExchangePanel({
  exchanges,
  onClear,
}: {
  exchanges: readonly Exchange[]
  onClear: () => void
}) {
  return (
    <section className="card" aria-labelledby="exchanges-title">
      <div className="card-head">
        <h2 id="exchanges-title">Exchanges</h2>
        {exchanges.length > 0 && (
          <button type="button" className="button-quiet" onClick={onClear}>
            Clear
          </button>
        )}
      </div>
      {exchanges.length === 0 ? (
        <p className="empty">
          Nothing was sent yet. Each call shows here with its request and its answer, secrets masked.
        </p>
      ) : (
        <ol className="list" reversed>
          {exchanges.toReversed().map((exchange) => (
            <li key={exchange.id}>
              <ExchangeEntry exchange={exchange} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function ExchangeEntry({ exchange: { operation, method, path, input, outcome } }: { exchange: Exchange }) {
  return (
    <details className="exchange">
      <summary>
        <span className="code quiet">{method}</span>
        <span className="code path">
          <Breakable text={path} />
        </span>
        <span className="small quiet">
          {outcome === undefined ? '' : `${Math.round(outcome.elapsedMs)} ms`}
        </span>
        <Status outcome={outcome} />
      </summary>
      <div className="exchange-body">
        <p className="small quiet">
          operationId <span className="code">{operation}</span>
        </p>
        <Json title="Request" value={input} absent="No fields." />
        {outcome !== undefined && outcome.status !== null && (
          <Json title="Answer" value={outcome.answer} absent="No content." />
        )}
        {outcome !== undefined && outcome.status === null && <p className="small">{outcome.failure}</p>}
      </div>
    </details>
  )
}

function Status({ outcome }: { outcome: Outcome | undefined }) {
  if (outcome === undefined) return <span className="status status-open">sent</span>
  if (outcome.status === null) return <span className="status status-bad">failed</span>
  return <span className={outcome.status < 400 ? 'status' : 'status status-bad'}>{outcome.status}</span>
}

function Json({ title, value, absent }: { title: string; value: unknown; absent: string }) {
  const text = value === undefined ? '' : JSON.stringify(value, null, 2)
  return (
    <div>
      <h3>{title}</h3>
      {text === '' || text === '{}' ? <p className="small quiet">{absent}</p> : <pre>{text}</pre>}
    </div>
  )
}
