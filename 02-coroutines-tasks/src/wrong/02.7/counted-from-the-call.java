// Misconception: a time limit begins where it is written down.
// Fails: theTimeLimitCountsFromWhenTheWaitStartsToRun
package asyncio.task;

public final class Wait<T> {

  public static <T> Coroutine<DoneAndPending<T>> until(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("nothing to wait for");
    }
    var distinct = new LinkedHashSet<Future<T>>(futures);
    EventLoop loop = EventLoop.running();
    long called = loop.time();
    return new Coroutine<>(
        () ->
            new Wait<>(distinct, returnWhen)
                .run(timeout == null ? null : timeout.minusNanos(loop.time() - called)));
  }
}
