// Alternative: runs are a stream.
package asyncio.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

public record Interleavings(int runs, long seed, int most, Limits limits) {

  public List<InterleavingError> failures(Callable<?> program) {
    return java.util.stream.IntStream.rangeClosed(1, runs)
        .mapToObj(run -> failure(run, program))
        .flatMap(Optional::stream)
        .toList();
  }
}
