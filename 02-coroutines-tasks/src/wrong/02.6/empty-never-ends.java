// Misconception: the last one to end completes the gathering, so nothing need be said of none.
// Fails: aGatheringOfNothingIsDoneAtOnceWithAnEmptyList
package asyncio.task;

public final class Gathering<T, R> {

  private static <T, R> Future<List<R>> of(
      Collection<? extends Awaitable<? extends T>> awaitables,
      Function<Future<T>, R> outcome,
      boolean failsEarly) {
    List<Future<T>> children = start(awaitables);
    EventLoop loop = children.isEmpty() ? EventLoop.running() : children.getFirst().loop();
    var gathering = new Gathering<>(loop, children, outcome, failsEarly);
    gathering.listen();
    return gathering;
  }
}
