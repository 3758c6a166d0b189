// Misconception: each coroutine has a thread.
// Fails: onWhichThreads
package asyncio.compare;

public final class Predictions {

  public static Threads threads(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Threads.THE_CALLERS;
      case PLATFORM_THREADS, VIRTUAL_THREADS, SCOPE, LOOP -> Threads.ONE_EACH;
      case PROCESSES -> Threads.NONE_HERE;
      case EXECUTOR, COMPLETABLE_FUTURES -> Threads.TWO_OTHERS;
    };
  }
}
