package loopcraft.warmup;

import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Exercise;

/** What the warm-up's "learner" wrote. */
@Exercise("00.0")
public final class Parts {

  private final List<String> parts = new ArrayList<>();

  /** Adds one. */
  public void add(String part) {
    parts.add(part);
  }

  /** All that were added. */
  public List<String> all() {
    return List.copyOf(parts);
  }
}
