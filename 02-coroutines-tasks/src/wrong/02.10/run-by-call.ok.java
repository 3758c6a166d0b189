// Alternative: run is a call that has nothing to return; a copy takes its own map.
package asyncio.task;

public final class Context {

  public void run(Runnable body) {
    try {
      call(
          () -> {
            body.run();
            return null;
          });
    } catch (Exception thrown) {
      throw Failures.rethrow(thrown);
    }
  }

  public Context copy() {
    return new Context(Map.copyOf(values));
  }
}
