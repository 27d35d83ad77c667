// The only home of chalk.
import { Chalk, type ChalkInstance } from 'chalk';

/** What a piece of text is, rather than which colour it has. */
export type Role = 'critical' | 'high' | 'medium' | 'low' | 'good' | 'warning' | 'strong' | 'faint' | 'place';

/** Paints text. Without colour it returns the text as it is. */
export type Style = Readonly<Record<Role, (text: string) => string>>;

/**
 * The sixteen basic colours only, so that a reader's own theme decides how they look. Red and green never stand against
 * each other, and no meaning is in the colour alone: a word or a symbol always says the same.
 */
export function createStyle(options: { readonly colour: boolean }): Style {
  const chalk = new Chalk({ level: options.colour ? 1 : 0 });
  // Chalk joins all its arguments; a style takes one, so that it can be given to `map`.
  const as =
    (paint: ChalkInstance) =>
    (text: string): string =>
      paint(text);
  return {
    critical: as(chalk.bold.magentaBright),
    high: as(chalk.bold.yellowBright),
    medium: as(chalk.bold.cyan),
    low: as(chalk.bold),
    good: as(chalk.blueBright),
    warning: as(chalk.yellow),
    strong: as(chalk.bold),
    faint: as(chalk.dim),
    place: as(chalk.underline),
  };
}

/** One symbol for each severity, told apart by its shape. */
export const severitySymbols: Readonly<Record<'critical' | 'high' | 'medium' | 'low', string>> = {
  critical: '✖',
  high: '▲',
  medium: '◆',
  low: '○',
};
