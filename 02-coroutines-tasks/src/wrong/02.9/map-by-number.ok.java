// Alternative: errors in a map by the number in which they came, and no look at collected futures.
package asyncio.task;

import java.util.TreeMap;

final class UnretrievedErrors {

  private final TreeMap<Long, UnretrievedError> byNumber = new TreeMap<>();
  private long last;

  UnretrievedError add(Future<?> future, Throwable failure) {
    var error = new UnretrievedError(future, failure, collected);
    byNumber.put(last++, error);
    return error;
  }

  void remove(UnretrievedError error) {
    byNumber.values().removeIf(other -> other == error);
  }

  public void close() {
    while (!byNumber.isEmpty()) {
      report(byNumber.pollFirstEntry().getValue());
    }
  }
}
