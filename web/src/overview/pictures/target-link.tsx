import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Target } from './bars.js';

interface TargetLinkProps {
  readonly batch: string;
  readonly target: Target | null;
  readonly children: ReactNode;
}

export function TargetLink({ batch, target, children }: TargetLinkProps) {
  if (target === null) return children;
  if ('submission' in target)
    return (
      <Link to="/submissions/$id" params={{ id: target.submission }} search={{}}>
        {children}
      </Link>
    );
  if ('part' in target)
    return (
      <button type="button" className="link" onClick={() => showPart(target.part)}>
        {children}
      </button>
    );
  return (
    <Link to="/batches/$id" params={{ id: batch }} search={target.list}>
      {children}
    </Link>
  );
}

/** Goes where a bar or a point leads. */
export function useGo(batch: string): (target: Target | null | undefined) => void {
  const navigate = useNavigate();
  return (target) => {
    if (!target) return;
    if ('submission' in target)
      void navigate({ to: '/submissions/$id', params: { id: target.submission }, search: {} });
    else if ('part' in target) showPart(target.part);
    else void navigate({ to: '/batches/$id', params: { id: batch }, search: target.list });
  };
}

/** The keys go on where the eyes are sent. */
function showPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
