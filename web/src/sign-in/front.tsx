import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useLanguage, useWords } from '../language.js';
import { shellWords } from '../words/shell.js';
import './front.css';

/** The frame of pages for people who are not known yet. */
export function Front({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const words = useWords(shellWords);
  const { language, choose } = useLanguage();
  useEffect(() => {
    document.title = `${title} · 绩审`;
  }, [title]);
  return (
    <main className="front">
      <div className="front-box">
        <div className="front-head">
          <span className="front-product">{words.product}</span>
          <Button size="small" type="text" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
            {words.otherLanguage}
          </Button>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
