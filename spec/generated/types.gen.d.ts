// Generated from spec/openapi.yaml. Do not edit: change the spec, then run `npm run generate`.
export interface paths {
    readonly "/auth/authorize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Create an authorization code from a user name and a password.
         * @description The code can be redeemed once, within two minutes, by `exchangeToken`. With multi-factor sign-in the
         *     call does not return until the person has answered the prompt on the phone, so allow it minutes.
         *     Unknown and disabled users are refused exactly as a wrong password is.
         */
        readonly post: operations["authorize"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Redeem an authorization code for an access token.
         * @description A code is redeemed once. A second redemption is refused, and revokes the tokens that the first one gave.
         *     There is no call that revokes a token: signing out means forgetting it, and it dies of age.
         */
        readonly post: operations["exchangeToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/auth/token/reissue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Exchange the current access token, before it expires, for a new one.
         * @description No new sign-in is needed. The old token is superseded at once. When the reply was lost, the old token may
         *     be sent once more within 30 seconds, as long as its successor has never been used.
         */
        readonly post: operations["reissueToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tell who is signed in, with accounts, departments, permissions and features.
         * @description With `X-Account-Context`, departments, permissions and features are those of that account; the list of
         *     accounts stays whole. Membership is checked at every request. An account that is not the caller's and one
         *     that does not exist are refused alike.
         */
        readonly get: operations["getCurrentUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/initiateemail": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Mail a recovery link to the user's address on file.
         * @description The answer is the same whoever is named. The recovery id travels only in the mail, as the last part of
         *     the link's fragment: `<link base>#token=<recovery id>`.
         */
        readonly post: operations["initiateEmailRecovery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/initiatesms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Send a one-time password to the user's primary phone.
         * @description The answer is the same whoever is named. With the `token` of an earlier answer it is a resend within that
         *     recovery, and the one-time password sent before is superseded.
         */
        readonly post: operations["initiateSmsRecovery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/completesms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Redeem a one-time password for a recovery id.
         * @description The recovery id stands in the answer's `token`, and `validateRecovery` wants it next. A refusal keeps the
         *     shape of the success, with `isValid: false`.
         */
        readonly post: operations["completeSmsRecovery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/usercontext/{username}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Tell which recovery channels a user has, and which one is preferred.
         * @description A name that nobody has gets an answer as plausible and as stable as a user's. The path was observed in a
         *     public client; no document gives the body, which is assumed.
         */
        readonly get: operations["getRecoveryUserContext"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/{recoveryId}/actions/validate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Exchange a recovery id, once, for a password reset grant.
         * @description A recovery id that is unknown, expired, used or of another kind is refused by HTTP 200 with
         *     `success: false` and one constant `reason`.
         */
        readonly post: operations["validateRecovery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/recovery/{recoveryId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete a recovery, so that nothing that came of it can be used.
         * @description Takes the token of `initiateSmsRecovery` or a recovery id. The one-time password, the recovery id and a
         *     grant of that recovery are dead afterwards. The answer is the same for a recovery that nobody started.
         */
        readonly delete: operations["deleteRecovery"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reset/initiate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * As an administrator, have a reset message sent to a user.
         * @description Asks for the administrator's permission in an account of the named user. No such user, a user of
         *     another account, and a missing permission are refused alike. The administrator sees neither grant nor
         *     password.
         */
        readonly post: operations["initiatePasswordReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Redeem a grant and set a new password.
         * @description Ends every session of the user and everything that is pending. It signs nobody in. A password that is
         *     refused leaves the grant alive.
         */
        readonly post: operations["resetPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The credentials of a sign-in.
         * @example {
         *       "username": "ada.lovelace@example.com",
         *       "password": "correct horse battery staple"
         *     }
         */
        readonly AuthorizeRequest: {
            /** @description The user name, which is the account's e-mail address. Matched without regard to letter case. */
            readonly username: string;
            /** @description The password, compared after Unicode normalisation (NFC). */
            readonly password: string;
        };
        /**
         * @description An authorization code, redeemable once.
         * @example {
         *       "redirect_uri": null,
         *       "code": "mLQ7+0hHWjvT3Q/8uD2tWg==",
         *       "success": true,
         *       "expiresIn": 120
         *     }
         */
        readonly AuthorizationCode: {
            /** @description Where a browser would be sent; null for programs. */
            readonly redirect_uri: string | null;
            /** @description The authorization code, base64 text that may hold `+`, `/` and `=`. */
            readonly code: string;
            /** @description Whether the credentials were accepted. */
            readonly success: boolean;
            /** @description Whether a second factor still has to be answered. */
            readonly validation_required?: boolean;
            /** @description The client that the code was made for. */
            readonly client_id?: string;
            /** @description Seconds for which the code can be redeemed. */
            readonly expiresIn?: number;
        };
        /**
         * @description An authorization code to redeem.
         * @example {
         *       "code": "mLQ7+0hHWjvT3Q/8uD2tWg==",
         *       "grant_type": "authorization_code"
         *     }
         */
        readonly TokenRequest: {
            /** @description The authorization code, exactly as `authorize` gave it. */
            readonly code: string;
            /**
             * @description The kind of grant that is redeemed.
             * @constant
             */
            readonly grant_type: "authorization_code";
        };
        /**
         * @description An access token with its lifetime.
         * @example {
         *       "access_token": "4f0c7d1e9a2b3c5d6e7f8091a2b3c4d5",
         *       "id_token": null,
         *       "expires_in": 15,
         *       "token_type": "Bearer"
         *     }
         */
        readonly TokenResponse: {
            /** @description The access token, for `Authorization` with the scheme FH-AUTH. Opaque. */
            readonly access_token: string;
            /** @description A signed JWT about the sign-in; null when a token was reissued. */
            readonly id_token: string | null;
            /**
             * @description The token's lifetime. Armor's live answers count minutes (15); some documents show seconds (900,
             *     1800). Read 60 and less as minutes, more as seconds.
             */
            readonly expires_in: number;
            /** @description Informational. The scheme of the header is always FH-AUTH. */
            readonly token_type: string;
            /** @description Sent by some versions of the service. No call takes it. */
            readonly refresh_token?: string;
        };
        /**
         * @description The access token to exchange for a new one.
         * @example {
         *       "token": "4f0c7d1e9a2b3c5d6e7f8091a2b3c4d5"
         *     }
         */
        readonly ReissueRequest: {
            /** @description The current access token, before it expires. */
            readonly token: string;
        };
        /**
         * @description The signed-in user, with accounts, departments, permissions and features.
         * @example {
         *       "user": {
         *         "type": "Customer",
         *         "username": "ada.lovelace@example.com",
         *         "firstName": "Ada",
         *         "lastName": "Lovelace",
         *         "links": {
         *           "userId": 1001
         *         },
         *         "passwordExpiry": "7776000"
         *       },
         *       "accounts": [
         *         {
         *           "id": 4017,
         *           "name": "Analytical Engines",
         *           "currency": "USD",
         *           "status": "Claimed",
         *           "parent": null,
         *           "products": [
         *             "armor-complete"
         *           ],
         *           "accountType": "Direct",
         *           "isSynced": true,
         *           "isFreeTrial": false
         *         }
         *       ],
         *       "departments": [
         *         {
         *           "id": 1,
         *           "name": "Security",
         *           "account": 4017
         *         }
         *       ],
         *       "permissions": {
         *         "4017": [
         *           "account.read",
         *           "user.reset-password"
         *         ]
         *       },
         *       "features": [
         *         {
         *           "accountId": 4017,
         *           "feature": "log-search",
         *           "productId": 1,
         *           "featureId": 7
         *         }
         *       ]
         *     }
         */
        readonly CurrentUser: {
            readonly user: components["schemas"]["User"];
            /** @description The accounts that the user is a member of. */
            readonly accounts: readonly components["schemas"]["Account"][];
            /** @description The departments of those accounts. */
            readonly departments: readonly components["schemas"]["Department"][];
            readonly permissions: components["schemas"]["Permissions"];
            /** @description The features switched on for those accounts. */
            readonly features: readonly components["schemas"]["Feature"][];
        };
        /**
         * @description The person who is signed in.
         * @example {
         *       "type": "Customer",
         *       "username": "ada.lovelace@example.com",
         *       "firstName": "Ada",
         *       "lastName": "Lovelace",
         *       "links": {
         *         "userId": 1001
         *       },
         *       "passwordExpiry": "7776000"
         *     }
         */
        readonly User: {
            /** @description The kind of user. */
            readonly type: string;
            /** @description The user name, which is the account's e-mail address. */
            readonly username: string;
            /** @description The given name. */
            readonly firstName: string;
            /** @description The family name. */
            readonly lastName: string;
            /** @description What else is known under this user; null where nothing is. */
            readonly links: components["schemas"]["UserLinks"] | null;
            /** @description Seconds until the password expires, as text. */
            readonly passwordExpiry: string;
        };
        /**
         * @description Identifiers of the user elsewhere in the platform.
         * @example {
         *       "userId": 1001
         *     }
         */
        readonly UserLinks: {
            /** @description The user's id, as `initiatePasswordReset` takes it. */
            readonly userId: number;
        };
        /**
         * @description A customer's account.
         * @example {
         *       "id": 4017,
         *       "name": "Analytical Engines",
         *       "currency": "USD",
         *       "status": "Claimed",
         *       "parent": null,
         *       "products": [
         *         "armor-complete"
         *       ],
         *       "accountType": "Direct",
         *       "isSynced": true,
         *       "isFreeTrial": false
         *     }
         */
        readonly Account: {
            /** @description The account's id, as `X-Account-Context` takes it. */
            readonly id: number;
            /** @description The account's name. */
            readonly name: string;
            /** @description The currency code. Live answers pad it with blanks at times. */
            readonly currency: string;
            /** @description Seen: Claimed, Pending, Inactive, Cancelled. Others may come. */
            readonly status: string;
            /** @description The id of the parent account, or null. */
            readonly parent: number | null;
            /** @description The account's products. Null, a list and a map have all been seen. */
            readonly products: readonly unknown[] | Record<string, never> | null;
            /** @description Seen: Partner, Direct, Partner Customer. Others may come. */
            readonly accountType: string;
            /** @description Whether the account is in step with the billing system. */
            readonly isSynced: boolean;
            /** @description Whether the account is a free trial. */
            readonly isFreeTrial: boolean;
        };
        /**
         * @description A department of an account.
         * @example {
         *       "id": 1,
         *       "name": "Security",
         *       "account": 4017
         *     }
         */
        readonly Department: {
            /** @description The department's id. */
            readonly id: number;
            /** @description The department's name. */
            readonly name: string;
            /** @description The id of its account. */
            readonly account: number;
        };
        /**
         * @description The ids of the user's permissions, by account id.
         * @example {
         *       "4017": [
         *         "account.read",
         *         "user.reset-password"
         *       ]
         *     }
         */
        readonly Permissions: {
            readonly [key: string]: readonly string[];
        };
        /**
         * @description A feature that is switched on for an account.
         * @example {
         *       "accountId": 4017,
         *       "feature": "log-search",
         *       "productId": 1,
         *       "featureId": 7
         *     }
         */
        readonly Feature: {
            /** @description The id of the account. */
            readonly accountId: number;
            /** @description The feature's name. */
            readonly feature: string;
            /** @description The id of the product that the feature belongs to. */
            readonly productId: number;
            /** @description The feature's id. */
            readonly featureId: number;
        };
        /**
         * @description Whose password is to be recovered by e-mail.
         * @example {
         *       "username": "ada.lovelace@example.com"
         *     }
         */
        readonly EmailRecoveryRequest: {
            /** @description The user name, which is the account's e-mail address. */
            readonly username: string;
        };
        /**
         * @description The request was taken; the same whoever was named.
         * @example {
         *       "isValid": true,
         *       "message": "Ok"
         *     }
         */
        readonly EmailRecoveryStarted: {
            /** @description Whether the request was taken. */
            readonly isValid: boolean;
            /** @description A word for people. */
            readonly message: string;
        };
        /**
         * @description Whose password is to be recovered by SMS.
         * @example {
         *       "username": "ada.lovelace@example.com"
         *     }
         */
        readonly SmsRecoveryRequest: {
            /** @description The user name, which is the account's e-mail address. */
            readonly username: string;
            /** @description The token of an earlier answer, which makes this a resend within that recovery. */
            readonly token?: string;
        };
        /**
         * @description The request was taken; the same whoever was named.
         * @example {
         *       "isValid": true,
         *       "token": "Xh7c3bTtRr9mLuFdwVYp4gSJ1o0zNqk2",
         *       "message": "Ok"
         *     }
         */
        readonly SmsRecoveryStarted: {
            /** @description Whether the request was taken. */
            readonly isValid: boolean;
            /** @description Names this recovery in `completeSmsRecovery`, in a resend and in `deleteRecovery`. URL-safe. */
            readonly token: string;
            /** @description A word for people. */
            readonly message: string;
        };
        /**
         * @description The one-time password that the person received.
         * @example {
         *       "username": "ada.lovelace@example.com",
         *       "otp": "04815162",
         *       "token": "Xh7c3bTtRr9mLuFdwVYp4gSJ1o0zNqk2"
         *     }
         */
        readonly SmsCompletionRequest: {
            /** @description The user name that the recovery was started with. */
            readonly username: string;
            /**
             * @description The one-time password. Send it as text: it can begin with 0. An integer is taken too, padded with
             *     zeros on the left.
             */
            readonly otp: string | number;
            /** @description The token of `initiateSmsRecovery`. */
            readonly token: string;
        };
        /**
         * @description The one-time password was redeemed for a recovery id.
         * @example {
         *       "isValid": true,
         *       "token": "wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd",
         *       "message": "Ok"
         *     }
         */
        readonly SmsRecoveryCompleted: {
            /** @description Always true; a refusal says false. */
            readonly isValid: boolean;
            /** @description The recovery id, for `validateRecovery`. URL-safe. */
            readonly token: string;
            /** @description A word for people. */
            readonly message: string;
        };
        /**
         * @description The one-time password was refused, in the shape of the success.
         * @example {
         *       "isValid": false,
         *       "token": null,
         *       "message": "The one-time password was not accepted.",
         *       "attemptsLeft": 4
         *     }
         */
        readonly SmsRecoveryRefused: {
            /**
             * @description Always false.
             * @constant
             */
            readonly isValid: false;
            /** @description Always null. */
            readonly token: null;
            /** @description A word for people, the same for a wrong, an expired and a used one-time password. */
            readonly message: string;
            /** @description How many more one-time passwords will be compared in this recovery. */
            readonly attemptsLeft?: number;
        };
        /**
         * @description The recovery channels of a user.
         * @example {
         *       "preference": "sms",
         *       "channels": [
         *         "email",
         *         "sms"
         *       ],
         *       "maskedEmail": "a*****@e*****.com",
         *       "maskedPhone": "********42"
         *     }
         */
        readonly RecoveryUserContext: {
            readonly preference: components["schemas"]["RecoveryChannel"];
            /** @description The channels that can be used. */
            readonly channels: readonly components["schemas"]["RecoveryChannel"][];
            /** @description The address, masked to a fixed width. */
            readonly maskedEmail: string;
            /** @description The primary phone, masked to a fixed width; null where there is none. */
            readonly maskedPhone: string | null;
        };
        /**
         * @description A way to reach the person.
         * @example sms
         * @enum {string}
         */
        readonly RecoveryChannel: "email" | "sms";
        /**
         * @description A grant, or a refusal with one constant reason.
         * @example {
         *       "grantId": "9f86d081884c7d659a2feaa0c55ad015",
         *       "reason": null,
         *       "success": true
         *     }
         * @example {
         *       "grantId": null,
         *       "reason": "This recovery is not valid.",
         *       "success": false
         *     }
         */
        readonly RecoveryValidation: {
            /** @description The password reset grant, 32 hex digits, redeemable once; null where it was refused. */
            readonly grantId: string | null;
            /** @description Why it was refused, one value for all causes; null on success. */
            readonly reason: string | null;
            /** @description Whether a grant was given. */
            readonly success: boolean;
        };
        /**
         * @description Whose password an administrator wants to be reset.
         * @example {
         *       "userId": 1001
         *     }
         */
        readonly PasswordResetInitiation: {
            /** @description The user's id. */
            readonly userId: number;
        };
        /**
         * @description A grant to redeem, and the new password.
         * @example {
         *       "grantID": "9f86d081884c7d659a2feaa0c55ad015",
         *       "newPassword": "vivid otter juggles lemons"
         *     }
         */
        readonly PasswordReset: {
            /** @description The grant, as `validateRecovery` gave it in `grantId`. */
            readonly grantID: string;
            /**
             * @description The new password. The server asks for 15 characters of users without a second factor, accepts up to
             *     256, and refuses known ones and those that hold the user's name.
             */
            readonly newPassword: string;
        };
        /**
         * @description It was done.
         * @example {
         *       "success": true
         *     }
         */
        readonly Acknowledgement: {
            /** @description Whether it was done. */
            readonly success: boolean;
        };
        /**
         * @description Every error, save the refusal of a one-time password.
         * @example {
         *       "error": "malformed_request",
         *       "error_description": "username: expected a string.",
         *       "status": 400,
         *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
         *     }
         */
        readonly ApiError: {
            /** @description A stable code. */
            readonly error: string;
            /** @description A sentence for people. Never holds a secret. */
            readonly error_description: string;
            /** @description The HTTP status. */
            readonly status: number;
            /** @description What to tell the support. */
            readonly referenceId: string;
        };
        /**
         * @description The new password was refused; the grant is still alive.
         * @example {
         *       "error": "password_refused",
         *       "error_description": "The new password was refused.",
         *       "status": 400,
         *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44",
         *       "reasons": [
         *         "too_short"
         *       ]
         *     }
         */
        readonly PasswordRefused: components["schemas"]["ApiError"] & {
            /** @description Every reason that applies. */
            readonly reasons: readonly components["schemas"]["PasswordRefusalReason"][];
        };
        /**
         * @description Why a new password was refused. Others may come.
         * @example too_short
         * @enum {string}
         */
        readonly PasswordRefusalReason: "too_short" | "too_long" | "blocklisted" | "contains_identity";
    };
    responses: {
        /** @description The request is malformed, or what it redeems is unknown, used or expired. */
        readonly Malformed: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The credentials or the token are not accepted. */
        readonly Unauthorized: {
            headers: {
                readonly "WWW-Authenticate": components["headers"]["Challenge"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "unauthorized",
                 *       "error_description": "The user name or the password is not right.",
                 *       "status": 401,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Not allowed, or no such thing; the two are not told apart. */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "forbidden",
                 *       "error_description": "This is not allowed.",
                 *       "status": 403,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The body is larger than 16 KiB. */
        readonly TooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "too_large",
                 *       "error_description": "The body is larger than 16384 bytes.",
                 *       "status": 413,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description The body is not JSON. */
        readonly UnsupportedMediaType: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "unsupported_media_type",
                 *       "error_description": "Expected Content-Type: application/json.",
                 *       "status": 415,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Too many tries; the same for users who do not exist. */
        readonly TooManyRequests: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "too_many_requests",
                 *       "error_description": "Too many tries. Try again in 30 seconds.",
                 *       "status": 429,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
        /** @description Nothing was done; the server is busy. */
        readonly Unavailable: {
            headers: {
                readonly "Retry-After": components["headers"]["RetryAfter"];
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "unavailable",
                 *       "error_description": "The server is busy. Try again in 1 second.",
                 *       "status": 503,
                 *       "referenceId": "0b9d6a52-6c53-4f7e-9a0b-1d2f9c1e7a44"
                 *     }
                 */
                readonly "application/json": components["schemas"]["ApiError"];
            };
        };
    };
    parameters: {
        /**
         * @description The id of the account to act in, in decimal digits. Absent, the user's own accounts all count.
         * @example 4017
         */
        readonly AccountContext: string;
        /**
         * @description A recovery id from an SMS completion or from a mailed link. It is URL-safe.
         * @example wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd
         */
        readonly RecoveryId: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Seconds to wait before the next try.
         * @example 30
         */
        readonly RetryAfter: number;
        /**
         * @description The scheme that the call asks for.
         * @example FH-AUTH realm="armor"
         */
        readonly Challenge: string;
    };
    pathItems: never;
}
/** The credentials of a sign-in. */
export type AuthorizeRequest = components['schemas']['AuthorizeRequest'];
/** An authorization code, redeemable once. */
export type AuthorizationCode = components['schemas']['AuthorizationCode'];
/** An authorization code to redeem. */
export type TokenRequest = components['schemas']['TokenRequest'];
/** An access token with its lifetime. */
export type TokenResponse = components['schemas']['TokenResponse'];
/** The access token to exchange for a new one. */
export type ReissueRequest = components['schemas']['ReissueRequest'];
/** The signed-in user, with accounts, departments, permissions and features. */
export type CurrentUser = components['schemas']['CurrentUser'];
/** The person who is signed in. */
export type User = components['schemas']['User'];
/** Identifiers of the user elsewhere in the platform. */
export type UserLinks = components['schemas']['UserLinks'];
/** A customer's account. */
export type Account = components['schemas']['Account'];
/** A department of an account. */
export type Department = components['schemas']['Department'];
/** The ids of the user's permissions, by account id. */
export type Permissions = components['schemas']['Permissions'];
/** A feature that is switched on for an account. */
export type Feature = components['schemas']['Feature'];
/** Whose password is to be recovered by e-mail. */
export type EmailRecoveryRequest = components['schemas']['EmailRecoveryRequest'];
/** The request was taken; the same whoever was named. */
export type EmailRecoveryStarted = components['schemas']['EmailRecoveryStarted'];
/** Whose password is to be recovered by SMS. */
export type SmsRecoveryRequest = components['schemas']['SmsRecoveryRequest'];
/** The request was taken; the same whoever was named. */
export type SmsRecoveryStarted = components['schemas']['SmsRecoveryStarted'];
/** The one-time password that the person received. */
export type SmsCompletionRequest = components['schemas']['SmsCompletionRequest'];
/** The one-time password was redeemed for a recovery id. */
export type SmsRecoveryCompleted = components['schemas']['SmsRecoveryCompleted'];
/** The one-time password was refused, in the shape of the success. */
export type SmsRecoveryRefused = components['schemas']['SmsRecoveryRefused'];
/** The recovery channels of a user. */
export type RecoveryUserContext = components['schemas']['RecoveryUserContext'];
/** A way to reach the person. */
export type RecoveryChannel = components['schemas']['RecoveryChannel'];
/** A grant, or a refusal with one constant reason. */
export type RecoveryValidation = components['schemas']['RecoveryValidation'];
/** Whose password an administrator wants to be reset. */
export type PasswordResetInitiation = components['schemas']['PasswordResetInitiation'];
/** A grant to redeem, and the new password. */
export type PasswordReset = components['schemas']['PasswordReset'];
/** It was done. */
export type Acknowledgement = components['schemas']['Acknowledgement'];
/** Every error, save the refusal of a one-time password. */
export type ApiError = components['schemas']['ApiError'];
/** The new password was refused; the grant is still alive. */
export type PasswordRefused = components['schemas']['PasswordRefused'];
/** Why a new password was refused. Others may come. */
export type PasswordRefusalReason = components['schemas']['PasswordRefusalReason'];
/** The request is malformed, or what it redeems is unknown, used or expired. */
export type ResponseMalformed = components['responses']['Malformed'];
/** The credentials or the token are not accepted. */
export type ResponseUnauthorized = components['responses']['Unauthorized'];
/** Not allowed, or no such thing; the two are not told apart. */
export type ResponseForbidden = components['responses']['Forbidden'];
/** The body is larger than 16 KiB. */
export type ResponseTooLarge = components['responses']['TooLarge'];
/** The body is not JSON. */
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
/** Too many tries; the same for users who do not exist. */
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
/** Nothing was done; the server is busy. */
export type ResponseUnavailable = components['responses']['Unavailable'];
/** The id of the account to act in, in decimal digits. Absent, the user's own accounts all count. */
export type ParameterAccountContext = components['parameters']['AccountContext'];
/** A recovery id from an SMS completion or from a mailed link. It is URL-safe. */
export type ParameterRecoveryId = components['parameters']['RecoveryId'];
/** Seconds to wait before the next try. */
export type HeaderRetryAfter = components['headers']['RetryAfter'];
/** The scheme that the call asks for. */
export type HeaderChallenge = components['headers']['Challenge'];
export type $defs = Record<string, never>;
export interface operations {
    readonly authorize: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AuthorizeRequest"];
            };
        };
        readonly responses: {
            /** @description The credentials are right. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthorizationCode"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly exchangeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TokenRequest"];
            };
        };
        readonly responses: {
            /** @description The code was redeemed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenResponse"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly reissueToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReissueRequest"];
            };
        };
        readonly responses: {
            /** @description The token was reissued. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenResponse"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getCurrentUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The id of the account to act in, in decimal digits. Absent, the user's own accounts all count.
                 * @example 4017
                 */
                readonly "X-Account-Context"?: components["parameters"]["AccountContext"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The signed-in user. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CurrentUser"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly initiateEmailRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["EmailRecoveryRequest"];
            };
        };
        readonly responses: {
            /** @description If there is such a user, a mail is on its way. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["EmailRecoveryStarted"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly initiateSmsRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SmsRecoveryRequest"];
            };
        };
        readonly responses: {
            /** @description If there is such a user with a phone, an SMS is on its way. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmsRecoveryStarted"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly completeSmsRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SmsCompletionRequest"];
            };
        };
        readonly responses: {
            /** @description The one-time password is right. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmsRecoveryCompleted"];
                };
            };
            /** @description The request is malformed, or the one-time password was refused. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SmsRecoveryRefused"] | components["schemas"]["ApiError"];
                };
            };
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getRecoveryUserContext: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The user name, which is the account's e-mail address, percent-encoded.
                 * @example ada.lovelace@example.com
                 */
                readonly username: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The recovery channels. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryUserContext"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly validateRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description A recovery id from an SMS completion or from a mailed link. It is URL-safe.
                 * @example wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd
                 */
                readonly recoveryId: components["parameters"]["RecoveryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The grant, or the refusal. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryValidation"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteRecovery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description A recovery id from an SMS completion or from a mailed link. It is URL-safe.
                 * @example wVYp4gSJ1o0zNqk2Xh7c3bTtRr9mLuFd
                 */
                readonly recoveryId: components["parameters"]["RecoveryId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description There is no such recovery any more. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly initiatePasswordReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /**
                 * @description The id of the account to act in, in decimal digits. Absent, the user's own accounts all count.
                 * @example 4017
                 */
                readonly "X-Account-Context"?: components["parameters"]["AccountContext"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordResetInitiation"];
            };
        };
        readonly responses: {
            /** @description A reset message is on its way to the user. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            readonly 400: components["responses"]["Malformed"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly resetPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordReset"];
            };
        };
        readonly responses: {
            /** @description The password is set. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            /** @description The request is malformed, or the password was refused, with the reasons. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasswordRefused"] | components["schemas"]["ApiError"];
                };
            };
            readonly 403: components["responses"]["Forbidden"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
