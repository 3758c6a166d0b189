package asyncio.loop;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import loopcraft.grader.kit.ConceptFailure;

/**
 * What several tests wait for. Once one of them has waited in vain, the others need not: it would
 * tell the learner nothing new, and take as long again.
 */
final class Waits {

  private static final Set<String> IN_VAIN = ConcurrentHashMap.newKeySet();

  private Waits() {}

  /** Waits for something, unless an earlier test never came back from it. */
  static <T> T unlessInVain(String what, Supplier<T> wait) {
    if (!IN_VAIN.add(what)) {
      throw ConceptFailure.told(
          what,
          "an end",
          "no end in an earlier test; this test needs the same, and did not wait for it again",
          List.of());
    }
    T result = wait.get();
    IN_VAIN.remove(what);
    return result;
  }
}
