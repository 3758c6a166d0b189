// Misconception: a pause that is interrupted is over, and that is all.
// Fails: aJobThatPauses
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private End<R> perform(int number) {
      if (ending) {
        return new End<>(number, null, null);
      }
      Site site =
          duration -> {
            try {
              Thread.sleep(duration);
            } catch (InterruptedException shorter) {
              Thread.currentThread().interrupt();
            }
          };
      try {
        return new End<>(number, jobs.get(number).perform(site), null);
      } catch (Throwable failure) {
        ending = true;
        return new End<>(number, null, failure);
      }
    }
  }
}
