// Misconception: what is left behind is told first.
// Fails: leaks
package asyncio.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  private Optional<Throwable> thrownWith(long seedOfRun, Callable<?> program) {
    var loop = new TestLoop(limits);
    shuffle(loop.loop(), seedOfRun, most);
    Leaks leaks = Leaks.watch(loop);
    Throwable thrown = null;
    try {
      loop.run("main", program);
    } catch (Throwable failure) {
      thrown = failure;
    }
    List<Leak> left = leaks.finish();
    return left.isEmpty() ? Optional.ofNullable(thrown) : Optional.of(new LeakError(left));
  }
}
