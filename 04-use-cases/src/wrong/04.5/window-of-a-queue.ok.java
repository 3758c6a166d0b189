// Alternative: a queue of outcomes, and a count.
package asyncio.service;

import java.util.ArrayDeque;
import java.util.Deque;

final class SlidingWindow {

  private final Deque<Boolean> last = new ArrayDeque<>();
  private int failures;

  void add(boolean failure) {
    if (last.size() == size && last.removeFirst()) {
      failures--;
    }
    last.add(failure);
    failures += failure ? 1 : 0;
  }

  int calls() {
    return last.size();
  }

  int failures() {
    return failures;
  }

  void clear() {
    last.clear();
    failures = 0;
  }
}
