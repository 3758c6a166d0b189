// Misconception: a short stack says too little.
// Fails: depthOfAFuture
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void created(Object made) {
    if (made instanceof Future<?>) {
      origins.put(made, new Place("created here", Stacks.here(1000)));
    }
  }
}
