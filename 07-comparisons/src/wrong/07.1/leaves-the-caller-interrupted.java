// Misconception: who catches an InterruptedException interrupts his thread again, always.
// Fails: theCallerIsInterrupted
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      try {
        for (int number = 0; number < jobs.size() && !ending; number++) {
          start(number);
        }
        return results();
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
        throw hurry;
      } finally {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
      }
    }
  }
}
