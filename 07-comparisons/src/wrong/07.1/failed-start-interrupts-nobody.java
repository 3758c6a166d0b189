// Misconception: only a job can fail, so only a job's failure ends the others.
// Fails: aThreadCannotBeHad
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private void start(int number) {
      try {
        Thread thread = factory.newThread(() -> ends.add(perform(number)));
        thread.start();
        threads.add(thread);
      } catch (Throwable refused) {
        ending = true;
        joinAll();
        throw refused;
      }
    }
  }
}
