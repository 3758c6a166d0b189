// Misconception: who wants to know of a failure will ask.
// Fails: aFailureThatNobodyLookedAtIsReportedWhenTheLoopCloses, tellingTheStateIsNotLooking
package asyncio.task;

public class Future<T> {

  public void setException(Throwable exception) {
    requirePending();
    this.exception = Objects.requireNonNull(exception, "exception");
    become(State.FINISHED);
  }
}
