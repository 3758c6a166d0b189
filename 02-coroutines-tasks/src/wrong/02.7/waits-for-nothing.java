// Misconception: no futures are a collection like any other.
// Fails: aWaitForNothingIsRefused
package asyncio.task;

public final class Wait<T> {

  public static <T> Coroutine<DoneAndPending<T>> until(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    var distinct = new LinkedHashSet<Future<T>>(futures);
    return new Coroutine<>(() -> new Wait<>(distinct, returnWhen).run(timeout));
  }
}
