// Misconception: each place in the call is an awaitable of its own.
// Fails: anAwaitableThatIsGivenTwiceRunsOnceAndItsResultStandsInBothPlaces
package asyncio.task;

public final class Gathering<T, R> {

  private static <T> List<Future<T>> start(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var children = new ArrayList<Future<T>>(awaitables.size());
    EventLoop loop = null;
    for (Awaitable<? extends T> awaitable : awaitables) {
      Future<T> child =
          loop == null ? Tasks.ensureFuture(awaitable) : Tasks.ensureFuture(loop, awaitable);
      loop = child.loop();
      children.add(child);
    }
    return List.copyOf(children);
  }
}
