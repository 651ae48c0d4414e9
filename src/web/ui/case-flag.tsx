import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { FlagButton, type FlaggedSubject, type SendFlag } from './flag-button.tsx';
import { formatDayTime } from './format.fr.ts';
import { uiFr } from './ui.fr.ts';

/** What of a case this side may flag: the case, a link, the other person, and what the other side wrote or added. */
export function CaseFlag({ caseView, send }: { caseView: CaseView; send: SendFlag }) {
  return <FlagButton subjects={subjectsOf(caseView)} send={send} />;
}

function subjectsOf(view: CaseView): (FlaggedSubject & { label: string })[] {
  const { caseId, people } = view;
  const texts = uiFr.flag.subjects;
  const isRequester = view.relation === 'requester';
  const other = isRequester ? 'expert' : 'requester';
  const personId = isRequester ? people.expertId : people.requesterId;
  const of = (subjectKind: FlaggedSubject['subjectKind'], subjectId: string, label: string) => ({
    subjectKind,
    subjectId,
    caseId,
    label,
  });
  return [
    of('case', caseId, texts.case),
    of('link', caseId, texts.link),
    ...(personId ? [of('profile', personId, isRequester ? texts.expert : texts.requester)] : []),
    ...view.followUp
      .filter(({ from }) => from === other)
      .map(({ messageId, at }) => of('message', messageId, texts.message(formatDayTime(at)))),
    ...(isRequester ? questions(view, of) : additions(view, of)),
    ...(isRequester ? [] : view.photos.map(({ photoId }, at) => of('photo', photoId, texts.photo(at + 1)))),
    ...view.documents
      .filter(({ from }) => from === other)
      .map(({ documentId }, at) => of('document', documentId, texts.document(at + 1))),
  ];
}

type Make = (kind: 'message', id: string, label: string) => FlaggedSubject & { label: string };

function questions({ clarifications }: CaseView, of: Make) {
  const { question } = uiFr.flag.subjects;
  return clarifications.map(({ clarificationId, askedAt }) =>
    of('message', clarificationId, question(formatDayTime(askedAt))),
  );
}

function additions({ additions: added }: CaseView, of: Make) {
  const { message } = uiFr.flag.subjects;
  return added.map(({ messageId, at }) => of('message', messageId, message(formatDayTime(at))));
}
