package loopcraft.grader.cli;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What the output may use.
 *
 * @param colour whether to write colours
 * @param unicode whether characters outside ASCII arrive
 * @param width columns
 * @param terminal whether a person is likely to be looking
 */
public record Look(boolean colour, boolean unicode, int width, boolean terminal) {

  private static final int WIDTH_OF_A_PIPE = 100;
  private static final int NARROWEST = 20;

  /** Keeps the width usable. */
  public Look {
    width = Math.max(NARROWEST, width);
  }

  /** Plain text of this width, for pipes and files. */
  public static Look plain(int width) {
    return new Look(false, true, width, false);
  }

  /**
   * What an environment allows.
   *
   * @param columns of the terminal, or 0 if unknown
   */
  public static Look of(
      Map<String, String> environment, boolean terminal, Charset charset, int columns) {
    var dumb = "dumb".equals(environment.get("TERM"));
    var noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Look(
        terminal && !dumb && !noColour,
        !dumb && charset.newEncoder().canEncode("✓✗–█│"),
        columns > 0 ? columns : number(environment.get("COLUMNS")),
        terminal);
  }

  private static int number(String columns) {
    try {
      return columns == null ? WIDTH_OF_A_PIPE : Integer.parseInt(columns.strip());
    } catch (NumberFormatException e) {
      return WIDTH_OF_A_PIPE;
    }
  }

  /** Whether a line can be written over the one before. */
  boolean redraws() {
    return terminal && colour;
  }

  /** The same without colours. */
  public Look withoutColour() {
    return new Look(false, unicode, width, terminal);
  }

  /** The same with another width. */
  public Look withWidth(int columns) {
    return new Look(colour, unicode, columns, terminal);
  }

  /** The text in characters that arrive. */
  public String spell(String text) {
    return unicode ? text : Ascii.fold(text);
  }

  /** Good news. */
  public String green(String text) {
    return styled("32", text);
  }

  /** Failures, and nothing else. */
  public String red(String text) {
    return styled("31", text);
  }

  /** What deserves attention. */
  public String yellow(String text) {
    return styled("33", text);
  }

  /** Code and commands. */
  public String cyan(String text) {
    return styled("36", text);
  }

  /** Headings and names. */
  public String bold(String text) {
    return styled("1", text);
  }

  /** Side remarks. */
  public String dim(String text) {
    return styled("2", text);
  }

  /** Emphasis. */
  public String italic(String text) {
    return styled("3", text);
  }

  /** Links and paths. */
  public String underline(String text) {
    return styled("4", text);
  }

  private String styled(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
