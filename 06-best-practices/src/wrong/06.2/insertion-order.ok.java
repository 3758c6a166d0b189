// Alternative: what has been seen, in the order of a linked set of what was found.
package asyncio.debug;

import java.util.LinkedList;
import java.util.ListIterator;

public final class CallGraph {

  private static List<Future<?>> behind(Future<?> awaited) {
    var all = new LinkedList<Future<?>>(List.of(awaited));
    Set<Future<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    ListIterator<Future<?>> places = all.listIterator();
    while (places.hasNext()) {
      Future<?> next = places.next();
      List<Future<?>> others = List.of();
      boolean isNew = seen.add(next);
      if (isNew && next instanceof StandIn<?> one) {
        others = one.standsFor();
      }
      if (!isNew || !others.isEmpty()) {
        places.remove();
        others.forEach(places::add);
        others.forEach(_ -> places.previous());
      }
    }
    return all;
  }
}
