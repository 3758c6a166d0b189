// Misconception: a coroutine is small.
// Fails: awaited, tasks, startedForEver, twiceAsMany, unasked
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public void created(Object made) {
    if (made instanceof Coroutine<?> coroutine) {
      places.put(coroutine, new Place("created here", Stacks.here(depth)));
    }
  }
}
