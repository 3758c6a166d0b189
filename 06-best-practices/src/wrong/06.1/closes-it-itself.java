// Misconception: who finds it open closes it.
// Fails: closesNothing
package asyncio.debug;

public final class OpenResources {

  @Override
  public void closing() {
    List<Opened> inOrder = known.values().stream().sorted().toList();
    known.clear();
    Stream<Opened> leftOpen = inOrder.stream().filter(opened -> opened.isOpen().getAsBoolean());
    leftOpen.forEach(this::reportAndClose);
  }

  private void reportAndClose(Opened opened) {
    report(opened);
    if (opened.resource() instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
