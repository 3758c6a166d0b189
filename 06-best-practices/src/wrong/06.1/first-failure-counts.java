// Misconception: an error belongs to the future that has failed first.
// Fails: lastToFail, lastIsUnknown
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void failed(Object future, Throwable failure) {
    if (origins.get(failure) == null) {
      origins.put(failure, origins.get(future));
    }
  }
}
