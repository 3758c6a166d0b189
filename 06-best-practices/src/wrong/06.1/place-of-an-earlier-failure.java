// Misconception: any place is better than none.
// Fails: lastIsUnknown
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void failed(Object future, Throwable failure) {
    Place place = origins.get(future);
    if (place != null) {
      origins.put(failure, place);
    }
  }
}
