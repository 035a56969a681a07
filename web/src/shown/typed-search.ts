/** How an option of a list to choose from is found by what is typed. */

/** By the name or the id, wherever in it. */
export const matchesTyped = (
  typed: string,
  option: { readonly value: string; readonly label: string } | undefined,
): boolean =>
  option !== undefined && `${option.label} ${option.value}`.toLowerCase().includes(typed.trim().toLowerCase());
