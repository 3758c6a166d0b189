// Misconception: a failure is thrown when all others have ended by themselves.
// Fails: aFailureBehindOneThatWaits, aJobThatPauses, aDeafJob
// By luck: aThreadCannotBeHad
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      try {
        for (int number = 0; number < jobs.size() && !ending; number++) {
          start(number);
        }
        return results();
      } catch (InterruptedException interrupt) {
        threads.forEach(Thread::interrupt);
        throw interrupt;
      } finally {
        ending = true;
        joinAll();
      }
    }
  }
}
