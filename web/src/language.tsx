import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Language = 'zh' | 'en';

/** The words of one part of the page in both languages; English has to say all that Chinese says. */
export interface Words<T> {
  readonly zh: T;
  readonly en: T;
}

/** `export const listWords = words({ title: '材料' }, { title: 'Submissions' })`. */
export const words = <T,>(zh: T, en: NoInfer<T>): Words<T> => ({ zh, en });

interface Chosen {
  readonly language: Language;
  choose(language: Language): void;
}

const LanguageContext = createContext<Chosen | null>(null);
const KEPT = 'jishen.language';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh',
  );
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    localStorage.setItem(KEPT, language);
  }, [language]);
  const chosen = useMemo(() => ({ language, choose: setLanguage }), [language]);
  return <LanguageContext value={chosen}>{children}</LanguageContext>;
}

export function useLanguage(): Chosen {
  const chosen = useContext(LanguageContext);
  if (!chosen) throw new Error('useLanguage outside LanguageProvider');
  return chosen;
}

/** The words of a part in the language that was chosen. */
export const useWords = <T,>(both: Words<T>): T => both[useLanguage().language];
