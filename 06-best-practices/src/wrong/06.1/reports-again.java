// Misconception: the loop is closed once.
// Fails: knowsNothingAfterwards, once
package asyncio.debug;

public final class OpenResources {

  @Override
  public void closing() {
    List<Opened> inOrder = known.values().stream().sorted().toList();
    Stream<Opened> leftOpen = inOrder.stream().filter(opened -> opened.isOpen().getAsBoolean());
    leftOpen.forEach(this::report);
  }
}
