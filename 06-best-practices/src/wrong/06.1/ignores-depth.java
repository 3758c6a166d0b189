// Misconception: the whole stack is wanted.
// Fails: depthOfACoroutine
package asyncio.debug;

public final class CoroutineOrigins {

  @Override
  public void created(Object made) {
    if (made instanceof Coroutine<?> coroutine) {
      sweep();
      places.put(coroutine, new Place("created here", Stacks.here(1000)));
    }
  }
}
