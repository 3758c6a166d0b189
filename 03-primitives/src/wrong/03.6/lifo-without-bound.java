// Misconception: the collection is all that makes a queue LIFO.
// Fails: theOthersHaveABound
package asyncio.sync;

import java.util.ArrayDeque;
import java.util.Collections;

public final class LifoQueue<T> extends Queue<T> {

  public LifoQueue(int maxSize) {
    super(0, Collections.asLifoQueue(new ArrayDeque<>()));
  }
}
