// Misconception: the last news is the best.
// Fails: notedTwice, newPosition
package asyncio.debug;

public final class OpenResources {

  @Override
  public void opened(Object resource, BooleanSupplier isOpen) {
    sweep();
    Opened before = known.get(resource);
    long number = before == null ? ++lastNumber : before.number();
    var place = new Place("opened here", Stacks.here(depth));
    known.put(resource, new Opened(number, resource, isOpen, place));
  }
}
