// Misconception: an InterruptedException is passed on, and that is all.
// Fails: theCallerIsInterrupted, theCallerWasInterruptedBefore, interruptedTwice,
//   aThreadCannotBeHad
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      for (int number = 0; number < jobs.size() && !ending; number++) {
        start(number);
      }
      try {
        List<R> results = results();
        joinAll();
        return results;
      } catch (InterruptedException interrupt) {
        throw interrupt;
      } catch (Throwable failure) {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
        throw failure;
      }
    }
  }
}
