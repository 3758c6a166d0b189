// Misconception: more of a stack is always better.
// Fails: depthOfTheOpening
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    Opened before = known.get(resource);
    if (before != null && before.isOpen().getAsBoolean()) {
      return;
    }
    sweep();
    var place = new Place("opened here", Stacks.here(1000));
    known.put(resource, new Opened(++lastNumber, resource, isOpen, place));
  }
}
