import { useLocation, useNavigation } from '@remix-run/react';
import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { useState } from 'react';

type SubmitButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** Said while the answer is awaited. */
  pendingText?: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  /** `danger` for what cannot be undone. */
  color?: 'accent' | 'neutral' | 'danger';
  size?: 'sm' | 'md';
  /** For a form that posts with a fetcher: its state says when to wait. */
  pending?: boolean;
};

/**
 * Sends its form, once: while the answer is awaited it says so and a second press does nothing.
 * It is not `disabled` then, which would drop the keyboard focus and the button's own value.
 */
export function SubmitButton(props: SubmitButtonProps) {
  const {
    children,
    pendingText = 'Sparar …',
    variant = 'primary',
    color,
    size = 'sm',
    pending: fetcherPending,
    onClick,
    ...buttonProps
  } = props;
  const navigation = useNavigation();
  const { key, pathname, search } = useLocation();
  // The address gets a new key with every answer that leads on, which ends the wait of the button that was pressed.
  const [pressedAt, setPressedAt] = useState<string | null>(null);
  // A refusal is shown while the page's data is still read anew: then the answer is here, and one may press again.
  const refused = navigation.state === 'loading' && isSamePlace(navigation.location, { pathname, search });
  const pending = fetcherPending ?? (pressedAt === key && navigation.formMethod !== undefined && !refused);

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (pending) return event.preventDefault();
    setPressedAt(key);
    onClick?.(event);
  }

  return (
    <button
      {...buttonProps}
      type="submit"
      className="ds-button"
      data-size={size}
      data-variant={variant}
      data-color={color}
      aria-busy={pending || undefined}
      onClick={press}
    >
      {pending ? pendingText : children}
    </button>
  );
}

function isSamePlace(
  one: { readonly pathname: string; readonly search: string },
  other: { readonly pathname: string; readonly search: string },
): boolean {
  return one.pathname === other.pathname && one.search === other.search;
}
