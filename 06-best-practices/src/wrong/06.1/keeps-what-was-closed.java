// Misconception: what was closed is sorted out at the end.
// Fails: closedUnasked, twiceAsManyAsOpen, memory
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null && before.isOpen().getAsBoolean()) {
      return;
    }
    var place = new Place("opened here", Stacks.here(depth));
    known.put(resource, new Opened(++lastNumber, resource, isOpen, place));
  }
}
