// Misconception: all runs are made, and then it is told.
// Fails: firstFailure
// Removes: fail
package asyncio.testing;

import java.util.List;
import java.util.concurrent.Callable;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public void explore(Callable<?> program) {
    List<InterleavingError> all = failures(program);
    if (!all.isEmpty()) {
      throw all.getFirst();
    }
  }
}
