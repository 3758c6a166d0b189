// Misconception: a callback is delivered when it is there.
// Fails: arrivalsInOrder, arrivalDoesNotCome
package asyncio.loops;

import java.util.Iterator;

public final class Replayer {

  private Held takeFrom(String thread) {
    for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
      Held arrival = each.next();
      if (arrival != null) {
        each.remove();
        return arrival;
      }
    }
    return null;
  }
}
