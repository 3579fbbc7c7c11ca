import {
  createArmorClient,
  createSession,
  login,
  redeemRecovery,
  setPassword,
  startSmsRecovery,
  submitOtp,
} from '@armor/auth-flows'

const client = createArmorClient({ baseUrl: `${location.origin}/api` })
const session = createSession(client)
const [signIn, recovery] = document.forms
const say = (text) => (document.querySelector('[role=status]').textContent = text)
let step = null

async function signInWith({ username, password }) {
  const signedIn = await login(client, { username: username.value, password: password.value })
  if (!signedIn.ok) return say(signedIn.error.message)
  session.adopt(signedIn.value)
  const me = await session.client.getCurrentUser()
  return say(me.ok ? `Signed in as ${me.value.user.firstName}.` : me.error.message)
}

async function sendCode({ username }) {
  const started = await startSmsRecovery(client, { username: username.value })
  if (!started.ok) return say(started.error.message)
  step = started.value
  recovery.hidden = false
  return say('A code is on its way.')
}

async function changePassword({ otp, password }) {
  const verified = await submitOtp(client, step, otp.value)
  if (!verified.ok) return say(verified.error.message)
  const redeemed = await redeemRecovery(client, verified.value)
  if (!redeemed.ok) return say(redeemed.error.message)
  const set = await setPassword(client, redeemed.value, password.value)
  return say(set.ok ? 'Password changed.' : set.error.message)
}

signIn.addEventListener('submit', (event) => {
  event.preventDefault()
  void signInWith(signIn.elements)
})
document.querySelector('#forgotten').addEventListener('click', () => void sendCode(signIn.elements))
recovery.addEventListener('submit', (event) => {
  event.preventDefault()
  void changePassword(recovery.elements)
})
