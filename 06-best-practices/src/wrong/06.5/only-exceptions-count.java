// Misconception: without an exception nothing has failed.
// Fails: neverAwaited, told, closedByForce, twice
package asyncio.testing;

public final class Leaks {

  public static Leaks watch(TestLoop loop) {
    var leaks = new Leaks(loop);
    loop.loop()
        .setExceptionHandler(
            (_, context) -> {
              if (context.exception() != null) {
                leaks.told.add(leak(context));
              }
            });
    return leaks;
  }
}
