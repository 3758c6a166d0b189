// Misconception: the place may as well be added when the future fails.
// Fails: lastToFail, lastIsUnknown, notReported, reportsAboutOthers
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void failed(Object future, Throwable failure) {
    Place place = origins.get(future);
    if (place != null && !List.of(failure.getSuppressed()).contains(place)) {
      failure.addSuppressed(place);
    }
  }
}
