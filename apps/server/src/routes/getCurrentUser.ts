import { currentUser } from '../rules/current-user.ts'
import { authorityOf, type Route } from './route.ts'

export const getCurrentUser: Route<'getCurrentUser'> = async (context, request) => {
  const { userId, accountId } = authorityOf(request)
  return currentUser(context, userId, accountId)
}
