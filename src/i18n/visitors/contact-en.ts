import type { ContactWords } from '../contact-words.ts';

export const contactEn: ContactWords = {
  legend: 'How to reach you',
  offer: 'I would like a reply',
  explanation:
    'Fill in at least one line. Your details are encrypted at once: only the quality office can read them, to reply to you.',
  fields: { name: 'Name', telephone: 'Telephone', email: 'E-mail', address: 'Postal address' },
  wrong: {
    name: 'This name is too long.',
    telephone: 'Please write a telephone number: digits.',
    email: 'Please write an e-mail address, with an @.',
    address: 'This address is too long.',
  },
  unavailable:
    'This kiosk cannot take your details yet. Send your message without them; for a reply, please ask at the reception desk.',
};
