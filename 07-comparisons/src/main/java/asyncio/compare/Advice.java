package asyncio.compare;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be taken for some work.
 *
 * @param models all that are right; anybody may choose among them by taste
 * @param why what decided it
 */
public record Advice(Set<Kind> models, Reason why) {

  /** What can decide. */
  public enum Reason {
    /** Only a process can be killed, or die alone. */
    CRASHES,
    /** There is nothing to be done at the same time. */
    ORDER,
    /** As many threads as there are processors do the work, and more do not help. */
    PROCESSORS,
    /** On one thread, nobody comes between two awaits, and an order can be had again. */
    ONE_THREAD,
    /** To wait on a thread is cheap enough. */
    CHEAP_WAITING
  }

  /** Keeps its own copy. */
  public Advice {
    models = Set.copyOf(models);
  }

  /** Advice with one model or several. */
  public static Advice of(Reason why, Kind first, Kind... others) {
    return new Advice(EnumSet.of(first, others), why);
  }
}
