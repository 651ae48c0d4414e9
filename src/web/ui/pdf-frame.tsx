import { FileLink } from './links.tsx';
import './media.css';
import { buttonClass } from './button.tsx';
import { Icon } from './icon.tsx';
import { uiFr } from './ui.fr.ts';

/** A PDF of this server in the page, with a link for devices that cannot show it inside. */
export function PdfFrame({ url, title }: { url: string; title: string }) {
  return (
    <div className="c-pdf">
      <iframe src={url} title={title} />
      <p className="c-row screen-only">
        <FileLink className={buttonClass()} href={url}>
          <Icon name="file" />
          {uiFr.openPdf}
        </FileLink>
        <span className="small soft">{uiFr.pdfFallback}</span>
      </p>
    </div>
  );
}
