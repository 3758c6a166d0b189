// Misconception: the first failure is enough.
// Fails: findsTheRace, repeats, allFailures
package asyncio.testing;

import java.util.List;
import java.util.concurrent.Callable;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public List<InterleavingError> failures(Callable<?> program) {
    try {
      explore(program);
      return List.of();
    } catch (InterleavingError first) {
      return List.of(first);
    }
  }
}
