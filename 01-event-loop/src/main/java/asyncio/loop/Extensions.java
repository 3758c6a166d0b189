package asyncio.loop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The extensions of one loop. */
final class Extensions {

  private final Deque<LoopExtension> lastMadeFirst = new ArrayDeque<>();

  <E extends LoopExtension> E find(Class<E> type) {
    for (LoopExtension extension : lastMadeFirst) {
      if (type.isInstance(extension)) {
        return type.cast(extension);
      }
    }
    return null;
  }

  void add(LoopExtension extension) {
    lastMadeFirst.addFirst(extension);
  }

  /** That of the first one made comes first. */
  List<String> waiting() {
    return lastMadeFirst.reversed().stream()
        .flatMap(extension -> extension.waiting().stream())
        .toList();
  }

  /** What was made later may rest on what was made before, so it goes first. */
  void close() {
    while (!lastMadeFirst.isEmpty()) {
      lastMadeFirst.removeFirst().close();
    }
  }
}
