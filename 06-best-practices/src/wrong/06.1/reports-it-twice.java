// Misconception: each time that it is noted counts.
// Fails: notedTwice, openedAgain, newPosition
package asyncio.debug;

import java.util.ArrayList;

public final class OpenResources {

  private final List<Opened> all = new ArrayList<>();

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    if (all.size() >= nextSweep) {
      all.removeIf(opened -> !opened.isOpen().getAsBoolean());
      nextSweep = Math.max(SMALLEST_SWEEP, 2 * all.size());
    }
    var place = new Place("opened here", Stacks.here(depth));
    all.add(new Opened(++lastNumber, resource, isOpen, place));
  }

  public int kept() {
    return all.size();
  }

  @Override
  public void closing() {
    List<Opened> inOrder = List.copyOf(all);
    all.clear();
    inOrder.stream().filter(opened -> opened.isOpen().getAsBoolean()).forEach(this::report);
  }
}
