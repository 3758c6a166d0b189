// Misconception: where the future fails is what is looked for.
// Fails: failedTask, failedFuture, collected, lastToFail, lastIsUnknown, equalErrors, shared,
//   before
package asyncio.debug;

public final class FutureOrigins {

  @Override
  public void failed(Object future, Throwable failure) {
    var place = new Place("created here", Stacks.here(depth));
    origins.put(future, place);
    origins.put(failure, place);
  }
}
