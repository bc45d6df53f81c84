import type { AccountTexts } from './account-zh.ts';

export const accountEn: AccountTexts = {
  title: 'Account security',
  factor: {
    title: 'Second factor',
    on: (left) => `On. Sign-in asks for a code beside the password. Recovery codes left: ${left}.`,
    owed: 'Your role has to have a second factor: nothing else is open before it is on.',
    off: 'Off. When on, sign-in asks for the six-digit code of your authenticator beside the password.',
    start: 'Turn on',
    scan: 'Scan the picture with your authenticator, or type the secret, then enter the six-digit code that it shows.',
    picture: 'QR code for the authenticator',
    secret: 'Secret',
    code: 'Code',
    codeOrRecovery: 'Code or recovery code',
    confirm: 'Confirm',
    cancel: 'Cancel',
    stop: 'Turn off',
    stopAsk: 'Enter a code or a recovery code to turn it off.',
    wrong:
      'The code is not right or has been used. Check the clock of the phone and enter a new one.',
    recovery:
      'Write the recovery codes down and keep them safe: each is good once, and they are not shown again. They let you in without the phone.',
    kept: 'Kept, close',
  },
  password: {
    title: 'Password',
    rule: 'At least 8 characters; no usual password, row of keys, date or account name. Other sessions end at once.',
    current: 'Present password',
    next: 'New password',
    change: 'Change',
    done: 'The password is changed.',
    short: 'The new password needs at least 8 characters.',
    wrong: 'The present password is not this one.',
    common: 'The new password is too easily guessed; take another one.',
  },
  sessions: {
    title: 'Sessions',
    started: 'Signed in',
    lastSeen: 'Last used',
    current: 'this session',
    end: 'End',
    endOf: (started) => `End the session signed in ${started}`,
  },
};
