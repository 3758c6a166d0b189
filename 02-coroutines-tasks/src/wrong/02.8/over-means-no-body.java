// Misconception: who has no time need not begin.
// Fails: aDeadlineThatIsOver
package asyncio.task;

public final class Timeout {
  public static <T> Coroutine<T> around(
      Callable<OptionalLong> deadline, ScopeBody<? super Timeout, ? extends T> body) {
    return new Coroutine<>(
        () -> {
          var timeout = new Timeout(currentTask());
          OptionalLong when = deadline.call();
          if (when.isPresent() && when.getAsLong() <= timeout.task.loop().time()) {
            throw new TimeoutError();
          }
          when.ifPresent(timeout::reschedule);
          return timeout.run(body);
        });
  }
}
