/** "138****5678": enough to know whose it is. */
export const masked = (phone: string): string =>
  phone.length < 8 ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
