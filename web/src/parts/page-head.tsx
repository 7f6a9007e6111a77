import { type ReactNode, useEffect } from 'react';
import './page-head.css';

interface PageHeadProps {
  readonly title: string;
  /** Beside the title: counts, states. */
  readonly about?: ReactNode;
  /** Above the title: where one is. */
  readonly above?: ReactNode;
  /** Buttons, at the right. */
  readonly children?: ReactNode;
}

/** The head of a page, and its title in the browser's tab. */
export function PageHead({ title, about, above, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · 绩审`;
  }, [title]);
  return (
    <div className="page-head">
      <div className="page-head-text">
        {above && <div className="page-head-above">{above}</div>}
        <h1>{title}</h1>
        {about && <div className="page-head-about quiet">{about}</div>}
      </div>
      {children && <div className="page-head-actions no-print">{children}</div>}
    </div>
  );
}
