package loopcraft.grader.report;

import java.util.Locale;

/** Points as a reader writes them. */
final class Points {

  private Points() {}

  /** {@code 10}, or {@code 3.33}. */
  static String text(double points) {
    String text = String.format(Locale.ROOT, "%.2f", points);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }
}
