// Misconception: as many are left as were given.
// Fails: aFutureThatIsGivenTwiceIsOneFuture
package asyncio.task;

public final class Wait<T> {

  public static <T> Coroutine<DoneAndPending<T>> until(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("nothing to wait for");
    }
    int size = futures.size();
    return new Coroutine<>(
        () -> {
          var wait = new Wait<T>(new LinkedHashSet<>(futures), returnWhen);
          wait.left = size;
          return wait.run(timeout);
        });
  }
}
