// Misconception: a resource has one turn.
// Fails: newPosition
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null && before.isOpen().getAsBoolean()) {
      return;
    }
    sweep();
    var place = new Place("opened here", Stacks.here(depth));
    long number = before != null ? before.number() : ++lastNumber;
    known.put(resource, new Opened(number, resource, isOpen, place));
  }
}
