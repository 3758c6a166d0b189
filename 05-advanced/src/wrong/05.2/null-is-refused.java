// Misconception: a list that is given out cannot be changed, and so is a copy.
// Fails: nullIsAnArgument
package asyncio.process;

import java.util.ArrayList;
import java.util.List;

public final class ChunkedMap<A, R> implements Iterable<R>, AutoCloseable {

  public List<R> toList() {
    var all = new ArrayList<R>();
    for (R result : this) {
      all.add(result);
    }
    return List.copyOf(all);
  }
}
