// Misconception: what is opened is open.
// Fails: asksLate, openedAgain, newPosition
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null && before.isOpen().getAsBoolean()) {
      return;
    }
    if (!isOpen.getAsBoolean()) {
      return;
    }
    sweep();
    var place = new Place("opened here", Stacks.here(depth));
    known.put(resource, new Opened(++lastNumber, resource, isOpen, place));
  }
}
