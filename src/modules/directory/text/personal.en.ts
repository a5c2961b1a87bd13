import type { Same } from '../../../platform/i18n/language.ts';
import type { personal as sv } from './personal.sv.ts';

export const personal = {
  title: 'Personal data',
  lede: 'About you who only read the public pages no personal data is stored. About you who sign in, answer a consultation or are nominated, what is stored is told here.',
  description:
    'What personal data Tillstånd has about those who read, sign in, answer consultations or are nominated, and what of it is public.',
  scope: 'The first five parts concern pages, files and the API that can be read without signing in. The rest concerns work on cases.',
  cookies: {
    title: 'Cookies and storage',
    body: [
      'The public pages set no cookies and save nothing in your browser beyond its usual cache of pages and files.',
      'The pages fetch nothing from other sites: no fonts, no statistics, no trackers. The browser may not even do so, because the security policy stops it.',
    ],
  },
  logs: {
    title: 'Logs',
    body: [
      'The program keeps no log of visits. Only when something goes wrong within the program is a line written, with the fault, which kind of page it concerned and an incident number that is shown to you too. Your IP address is not written there, and digits that look like a personal identity number are masked.',
      'Your IP address is used for a short while in the memory of the program, to count how many requests come from the same address, so that nobody overloads the service. For those who only read it is not written to a file or a database.',
      'The log of what has been done, the audit log, has the IP address at each attempt to sign in, at what those signed in do and are refused, and when someone who is not signed in tries to do what needs it.',
      'Whoever runs the site may have equipment in front of the program that keeps logs of its own. The program has no say in that.',
    ],
  },
  search: {
    title: 'What you search for',
    body: 'Search words and filters are in the address of the page, so that you can save and share it. That also puts them in the history of your browser. Do not write personal data in the search fields. When you follow a link to another site only our address is sent along, not which page you were on or what you searched for.',
  },
  check: {
    title: 'The guided check: does the patient belong here?',
    body: [
      'The check never asks who the patient is, and not for an age, only child or adult. The diagnosis code and the answers stand in the address of the page, so that you can go back, reload, change language and print. The program does not save them.',
      'The address may still remain in the history of your browser, and in logs of the network that you use or of whoever runs the site. A rare diagnosis at a certain time and place may say something about a person. Use a private window on a computer that others use too, and never write a name or a number in the search field.',
    ],
  },
  register: {
    title: 'People in the register',
    body: 'The register is about care areas, regions and hospitals. There are no patients in it. Names of officials and doctors named in the sources are left out. Organisation numbers are those of regions.',
  },
  accounts: {
    title: 'You who have an account',
    body: [
      'Tillstånd has your name, your mail address if it is given, the id by which your identity provider knows you, your assignments with dates, and your sign-ins with time and browser. Personal identity numbers are not stored. Signing in uses cookies, and what a form held when a sign-in ended is kept for at most a day, for you alone.',
      'An account is closed but not erased, because it must be possible to see who did what. For the same reason the audit log says what you have done, and it is never changed.',
      'If you make an access key for a program, its name is kept, what it may do, when it was last used and when it ended. The key itself is not kept. You and the administrator of your organisation see it. The audit log says which key was used.',
      'People with accounts are not shown on the public pages. Mail addresses are used for sending messages.',
    ],
  },
  messages: {
    title: 'Messages',
    body: [
      'Tillstånd keeps the messages that were sent, to whom, to which mail address and when you marked them as read. You see your own. Administrators at the authority see what was sent. Case officers, heads and registrars see it in cases that they may read. None of it is public.',
      'Organisations that have asked for it get a mail when the decisions of the board are published. Of them the address is kept, why it is there, the day and who added it. The list is for mailboxes of organisations, not of persons. The secretary of the board and the registrars see it. With the link in the mail the recipient stops the mails without signing in, and the address is then erased from the list.',
    ],
  },
  nominees: {
    title: 'You who are nominated to an expert group',
    body: [
      'Whoever nominates gives your name, your mail address, your profession or whom you represent, your collaboration region and why you are suited, and confirms that you have agreed. A region can withdraw or replace its nomination. What it said first remains, also if you are never appointed, unless the authority has decided that such data are disposed of.',
      'Case officers and heads at the authority see all nominations in the case. A region sees its own. Others do not see them. If you are appointed, those who take part in the case also see your name, your profession and your time in the group.',
      'The public diary says which organisation sent a nomination, but not whom it is about. An appointment stands there as sent to a private person, without a name.',
    ],
  },
  answers: {
    title: 'You who answer or receive a consultation',
    body: [
      'Of those whom a consultation is sent to and who have no account, the name of the organisation or person and the mail address are kept. The names stand in the covering letter, which is public. The mail addresses are seen by the authority alone.',
      'If you answer without an account, the answer is kept, and your name and mail address if you give them. As a private person you can answer without giving them. An answer that is to be confirmed by mail and is not is removed after a week, and an answer that is not accepted is removed after 30 days. Where the answer came from is kept for a day, as a fingerprint that the IP address cannot be read from, to stop floods.',
      'An answer that has been received is an official document and remains. The authority chooses whether it is published. Names of private persons are never published, nor are mail addresses unless they stand in the text of the answer. Before an answer is published, what in the text looks like personal data is pointed out, and the case officer masks what is not to be shown, with a reason and a legal ground. What is masked is not in what is published. The public diary says private person, without a name.',
      'Whoever asks for a document has it examined under the Public Access to Information and Secrecy Act. That something is not shown here therefore does not mean that it is secret.',
    ],
  },
  conflicts: {
    title: 'Conflicts of interest',
    body: [
      'Members of groups say in each case whether they have a conflict of interest, and others who take part when there is something to say. What is written, when, and how it was judged is kept in the case and is not changed. It is seen by the one who wrote it and by those at the authority who work with the case and have no conflict of interest in it themselves. It is not public.',
    ],
  },
  calls: {
    title: 'Questions about calls for applications',
    body: [
      'Questions from regions are shown to all once they have been answered, with the answer and without the name of the one who asked or of the region. What the question itself says is shown as it was written.',
    ],
  },
  who: {
    title: 'Who is responsible, and your rights',
    body: 'The controller is whoever runs the installation. About you who only read there is nothing to hand out, correct or erase. Otherwise you can ask to know what there is about you, and for faults to be corrected. Official documents may be erased only by disposal under the Archives Act. If you think that something is wrong you can turn to the',
    link: 'Swedish Authority for Privacy Protection',
  },
} satisfies Same<typeof sv>;
