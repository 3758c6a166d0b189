// Misconception: whatever is noted was left open.
// Fails: closedInTime, inOrder, memory, connection
package asyncio.debug;

public final class OpenResources {

  @Override
  public void closing() {
    List<Opened> inOrder = known.values().stream().sorted().toList();
    known.clear();
    Stream<Opened> leftOpen = inOrder.stream();
    leftOpen.forEach(this::report);
  }
}
