// Misconception: an InterruptedException says that the job was told to end.
// Fails: failuresComeOut
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private End<R> perform(int number) {
      if (ending) {
        return new End<>(number, null, null);
      }
      try {
        return new End<>(number, jobs.get(number).perform(Site.blocking()), null);
      } catch (InterruptedException told) {
        return new End<>(number, null, null);
      } catch (Throwable failure) {
        ending = true;
        return new End<>(number, null, failure);
      }
    }
  }
}
