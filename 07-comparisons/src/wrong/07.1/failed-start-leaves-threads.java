// Misconception: a thread can always be had.
// Fails: aThreadCannotBeHad
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    List<R> call() throws Exception {
      for (int number = 0; number < jobs.size() && !ending; number++) {
        start(number);
      }
      try {
        return results();
      } finally {
        ending = true;
        threads.forEach(Thread::interrupt);
        joinAll();
      }
    }
  }
}
