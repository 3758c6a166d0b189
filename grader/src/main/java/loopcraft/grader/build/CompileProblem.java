package loopcraft.grader.build;

import java.nio.file.Path;

/**
 * What the compiler says about one place.
 *
 * @param file the source file, as it is in the workspace
 * @param line from 1; 0 where there is none
 * @param column from 1, in characters; 0 where there is none
 * @param message in the compiler's words; may have several lines
 * @param sourceLine the line that it is about; empty where there is none
 * @param error false for a warning
 */
public record CompileProblem(
    Path file, int line, int column, String message, String sourceLine, boolean error) {

  /** The line with a caret below the column, or nothing where there is no line. */
  public String excerpt() {
    if (sourceLine.isEmpty() || column < 1) {
      return "";
    }
    // Tabs stay tabs, so that the caret is below its character however wide a terminal shows them.
    String margin =
        sourceLine
            .substring(0, Math.min(column - 1, sourceLine.length()))
            .replaceAll("[^\\t]", " ");
    return sourceLine + "\n" + margin + "^";
  }
}
