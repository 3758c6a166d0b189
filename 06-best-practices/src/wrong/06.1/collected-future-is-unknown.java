// Misconception: a report always has its future.
// Fails: collected, lastToFail, equalErrors
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void failed(Object future, Throwable failure) {}
}
