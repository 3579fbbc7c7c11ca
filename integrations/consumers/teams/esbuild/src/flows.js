export { createArmorClient, login, recoverBySms } from '@armor/auth-flows'
