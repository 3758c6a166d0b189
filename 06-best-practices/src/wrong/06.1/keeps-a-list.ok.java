// Alternative: a list in the order of opening, searched by identity.
package asyncio.debug;

import java.util.ArrayList;

public final class OpenResources {

  private final List<Opened> inOrder = new ArrayList<>();

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    for (Opened other : inOrder) {
      if (other.resource() == resource && other.isOpen().getAsBoolean()) {
        return;
      }
    }
    inOrder.removeIf(other -> !other.isOpen().getAsBoolean());
    var place = new Place("opened here", Stacks.here(depth));
    inOrder.add(new Opened(0, resource, isOpen, place));
  }

  public int kept() {
    return inOrder.size();
  }

  @Override
  public void closing() {
    List<Opened> left = List.copyOf(inOrder);
    inOrder.clear();
    for (Opened opened : left) {
      if (opened.isOpen().getAsBoolean()) {
        report(opened);
      }
    }
  }
}
