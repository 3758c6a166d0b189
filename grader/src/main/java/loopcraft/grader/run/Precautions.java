package loopcraft.grader.run;

import java.time.Duration;
import loopcraft.grader.box.Box;

/**
 * What is done about code that nobody trusts: it is compiled by a process of its own, its class
 * files are read before they are run, and it runs in a box.
 *
 * @param box what is put around compilers and workers
 * @param compileLimit how long a compilation may take
 */
public record Precautions(Box box, Duration compileLimit) {

  /** With the tightest box that works here. */
  public static Precautions here() {
    return new Precautions(Box.here(), Duration.ofSeconds(20));
  }
}
