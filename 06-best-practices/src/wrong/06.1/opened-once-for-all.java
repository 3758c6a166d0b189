// Misconception: what is known need not be noted again.
// Fails: openedAgain, newPosition
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null) {
      return;
    }
    sweep();
    var place = new Place("opened here", Stacks.here(depth));
    known.put(resource, new Opened(++lastNumber, resource, isOpen, place));
  }
}
