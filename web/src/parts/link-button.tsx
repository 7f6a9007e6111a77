import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

interface LinkButtonProps extends Omit<ButtonProps, 'type'> {
  /** The router keeps `type` for itself. */
  readonly primary?: boolean;
}

/** A link that looks like a button: `<LinkButton to="/batches/$id" params={{ id }}>`. Opens in a tab like any link. */
export const LinkButton = createLink(({ primary = false, ...props }: LinkButtonProps) => (
  <Button {...props} type={primary ? 'primary' : 'default'} />
));
