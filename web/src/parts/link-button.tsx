import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

/** A link that looks like a button: `<LinkButton to="/batches/$id" params={{ id }}>`. Opens in a tab like any link. */
export const LinkButton = createLink((props: ButtonProps) => <Button {...props} />);
