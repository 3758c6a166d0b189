package loopcraft.grader.run;

import java.time.Duration;
import loopcraft.grader.box.Box;

/**
 * What is done about code that nobody trusts: it is compiled by a process of its own, its class
 * files are read before they are run, and it runs in a box.
 *
 * @param box what is put around compilers and workers
 * @param scan whether class files are read before they are run; only for tests of the box it is not
 * @param compileLimit how long a compilation may take
 */
public record Precautions(Box box, boolean scan, Duration compileLimit) {

  /** With the tightest box that works here. */
  public static Precautions here() {
    return in(Box.here());
  }

  /** With this box. */
  public static Precautions in(Box box) {
    return new Precautions(box, true, Duration.ofSeconds(20));
  }

  /** The same as if the scan had missed everything. */
  public Precautions withoutScan() {
    return new Precautions(box, false, compileLimit);
  }
}
