// Misconception: the order does not matter.
// Fails: inOrder, newPosition, throwingTextOfAResource, serverAndClient
package asyncio.debug;

public final class OpenResources {

  @Override
  public void closing() {
    List<Opened> inOrder = known.values().stream().sorted(java.util.Comparator.reverseOrder()).toList();
    known.clear();
    Stream<Opened> leftOpen = inOrder.stream().filter(opened -> opened.isOpen().getAsBoolean());
    leftOpen.forEach(this::report);
  }
}
