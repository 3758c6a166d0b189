// Misconception: a timer that is cancelled does not run, so its future is pending when it does.
// Fails: aSleepThatIsCancelledWhenItsTimeHasCome
package asyncio.task;

public final class Sleep {

  private static <T> void completeUnlessCancelled(Future<T> future, T result) {
    future.setResult(result);
  }
}
