package loopcraft.grader.kit;

import java.util.Objects;

/**
 * A wrong idea that a test can recognise by what it sees.
 *
 * @param slug its name, which is also the file name of the wrong answer that stands for it
 * @param text what the code does, and what it should do instead, said to the learner
 */
public record Misconception(String slug, String text) {

  /** Any test of coroutines can hang because of it; the diagnosis of a hang names it. */
  public static final Misconception MONITOR_ACROSS_AWAIT =
      Misconception.of(
          "monitor-across-await",
          "a coroutine is suspended inside of synchronized and keeps the monitor; the next one that"
              + " comes there blocks the whole thread, and with it the loop that would have to"
              + " resume the first. Use a Lock of the course across an await, or no lock at all");

  /** Checks that both are there. */
  public Misconception {
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(text, "text");
    if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not a file name in lower case with hyphens: " + slug);
    }
  }

  /** Names a wrong idea. */
  public static Misconception of(String slug, String text) {
    return new Misconception(slug, text);
  }
}
