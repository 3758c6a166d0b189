package loopcraft.grader.compare;

import java.util.Locale;

/** What all models are given to do. */
public enum Workload {
  /** Jobs that only wait, as for a network. */
  WAITS("1,000 waits"),
  /** Jobs that only compute. */
  COMPUTING("computing"),
  /** Jobs that wait, compute, and add to a total that they share. */
  MIXED("mixed, with a shared total");

  private final String title;

  Workload(String title) {
    this.title = title;
  }

  /** What it is called. */
  public String title() {
    return title;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
