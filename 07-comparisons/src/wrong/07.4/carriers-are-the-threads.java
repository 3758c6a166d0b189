// Misconception: a virtual thread is one of its carriers.
// Fails: onWhichThreads
package asyncio.compare;

public final class Predictions {

  public static Threads threads(Kind model) {
    return switch (model) {
      case SEQUENTIAL -> Threads.THE_CALLERS;
      case PLATFORM_THREADS -> Threads.ONE_EACH;
      case PROCESSES -> Threads.NONE_HERE;
      case EXECUTOR, COMPLETABLE_FUTURES, VIRTUAL_THREADS, SCOPE -> Threads.TWO_OTHERS;
      case LOOP -> Threads.ONE_OTHER;
    };
  }
}
