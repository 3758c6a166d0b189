package loopcraft.grader.compare;

import java.util.Locale;

/** Figures, as people read them. */
final class Figures {

  private Figures() {}

  /** About three digits that matter. */
  static String number(double figure) {
    if (figure >= 100 || figure == 0) {
      return String.format(Locale.ROOT, "%,.0f", figure);
    }
    return String.format(
        Locale.ROOT, figure >= 10 ? "%.1f" : figure >= 0.1 ? "%.2f" : "%.3f", figure);
  }

  /** The median, and how far the others are from it. */
  static String spread(Spread spread) {
    return spread.least() == spread.most()
        ? number(spread.median())
        : "%s (%s–%s)"
            .formatted(number(spread.median()), number(spread.least()), number(spread.most()));
  }

  /** Bytes in a unit that fits. */
  static String bytes(double bytes) {
    if (bytes < 1024) {
      return number(bytes) + " B";
    }
    return bytes < 1024 * 1024
        ? number(bytes / 1024) + " KiB"
        : number(bytes / (1024 * 1024)) + " MiB";
  }
}
