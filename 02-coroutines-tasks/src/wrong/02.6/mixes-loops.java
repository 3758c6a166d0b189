// Misconception: each awaitable brings its own loop along.
// Fails: futuresOfDifferentLoopsAreRefused
package asyncio.task;

public final class Gathering<T, R> {

  private static <T> List<Future<T>> start(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var started = new IdentityHashMap<Awaitable<?>, Future<T>>();
    var children = new ArrayList<Future<T>>();
    for (Awaitable<? extends T> awaitable : awaitables) {
      Future<T> child = started.get(awaitable);
      if (child == null) {
        child = Tasks.ensureFuture(awaitable);
        started.put(awaitable, child);
      }
      children.add(child);
    }
    return children;
  }
}
