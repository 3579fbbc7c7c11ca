import type { Persona } from '../demo-server/demo-server.ts'
import { Breakable } from './breakable.tsx'

/** The people of the demo, with what signs them in. */
export function PeoplePanel({
  users,
  newcomers,
  onChoose,
  onMeet,
}: {
  users: readonly Persona[]
  newcomers: readonly Persona[]
  onChoose: (person: Persona) => void
  onMeet: () => void
}) {
  return (
    <section className="card" aria-labelledby="people-title">
      <div className="card-head">
        <h2 id="people-title">People</h2>
        <button type="button" className="button-quiet" onClick={onMeet}>
          New person
        </button>
      </div>
      {users.length + newcomers.length === 0 ? (
        <p className="empty">Nobody is here yet. The demo’s people come with the server.</p>
      ) : (
        <p className="small quiet">Use somebody to fill in the form, or make a person of your own.</p>
      )}
      <ul>
        {newcomers.map((person) => (
          // The server forgets a newcomer's password once it is changed, and can't tell that it was.
          <Person key={person.userId} person={person} passwordLabel="First password" onChoose={onChoose} />
        ))}
        {users.map((person) => (
          <Person key={person.userId} person={person} passwordLabel="Password" onChoose={onChoose} />
        ))}
      </ul>
    </section>
  )
}

function Person({
  person,
  passwordLabel,
  onChoose,
}: {
  person: Persona
  passwordLabel: string
  onChoose: (person: Persona) => void
}) {
  const { username, password } = person
  return (
    <li className="person">
      <div>
        <p>
          <Breakable text={username} />
        </p>
        <p className="small quiet">{describe(person)}</p>
        <p className="small quiet">
          {password === null ? 'The password was changed.' : `${passwordLabel}: `}
          {password !== null && <span className="code">{password}</span>}
        </p>
      </div>
      <button
        type="button"
        className="button button-small"
        aria-label={`Use ${username}`}
        onClick={() => onChoose(person)}
      >
        Use
      </button>
    </li>
  )
}

function describe({ phone, roles, accounts }: Persona): string {
  return [
    phone === null ? 'no phone' : phone,
    accounts.length === 1 ? '1 account' : `${accounts.length} accounts`,
    ...(roles.includes('admin') ? ['administrator'] : []),
  ].join(' · ')
}
