import { useRef, useState } from 'react';
import type { CaseView } from '#contracts/cases/case-view.contract.ts';
import { getReport, type ReportVersion } from '#contracts/reports/report.contract.ts';
import { formatDateTimeFr } from '#contracts/values/french-dates.ts';
import { urlOf } from '#web/lib/api-client.ts';
import { Button, buttonClass } from '#web/ui/button.tsx';
import { DefinitionList } from '#web/ui/content.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { FileLink } from '#web/ui/links.tsx';
import { Card, Row } from '#web/ui/page.tsx';
import { PdfFrame } from '#web/ui/pdf-frame.tsx';
import { pageFr } from './page.fr.ts';

/** The signed report: open, download, print; older versions stay (B-065, B-068). */
export function ReportCard({ caseView }: { caseView: CaseView }) {
  const [isShown, setIsShown] = useState(false);
  const texts = pageFr.report;
  const current = caseView.reports.findLast(({ replacedBy }) => replacedBy === null);
  const older = caseView.reports.filter((report) => report !== current);
  if (!current) {
    return null;
  }
  const url = urlOfReport(caseView.caseId, current);
  return (
    <Card title={texts.title}>
      <p>{texts.lead}</p>
      <Row>
        <PrintButton url={url} />
        <FileLink className={buttonClass()} href={url}>
          <Icon name="file" />
          {texts.open}
        </FileLink>
        <a
          className={buttonClass()}
          href={url}
          download={texts.fileName(caseView.reference, current.version)}
        >
          <Icon name="download" />
          {texts.download}
        </a>
        {!isShown && (
          <Button look="quiet" icon="eye" onClick={() => setIsShown(true)}>
            {texts.show}
          </Button>
        )}
      </Row>
      {isShown && <PdfFrame url={url} title={texts.frame} />}
      <DefinitionList
        items={[
          { term: texts.code, value: <code className="r-code">{current.verificationCode}</code> },
          { term: texts.frame, value: versionWords(current) },
        ]}
        columns={2}
      />
      <p className="small soft">{texts.codeHint}</p>
      {older.length > 0 && (
        <details className="r-details">
          <summary>{texts.older}</summary>
          <ul>
            {older.map((report) => (
              <li key={report.version}>
                <FileLink className="r-tap" href={urlOfReport(caseView.caseId, report)}>
                  {versionWords(report)}
                </FileLink>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function urlOfReport(caseId: string, { version }: ReportVersion): string {
  return urlOf(getReport, { params: { caseId, version } });
}

function versionWords({ version, issuedAt, replacedBy }: ReportVersion): string {
  const words = pageFr.report.version(version, formatDateTimeFr(new Date(issuedAt)));
  return replacedBy === null ? words : `${words}, ${pageFr.report.replaced(replacedBy)}`;
}

/** Prints from the page where the browser can; else the document opens in a tab of its own. */
function PrintButton({ url }: { url: string }) {
  const [isWanted, setIsWanted] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const print = () => {
    try {
      frame.current?.contentWindow?.print();
    } catch {
      window.open(url, '_blank', 'noopener');
    }
  };
  return (
    <>
      <Button look="primary" icon="print" onClick={() => (isWanted ? print() : setIsWanted(true))}>
        {pageFr.report.print}
      </Button>
      {isWanted && (
        <iframe
          ref={frame}
          src={url}
          title={pageFr.report.print}
          className="visually-hidden"
          tabIndex={-1}
          onLoad={print}
        />
      )}
    </>
  );
}
