// Misconception: every run begins with a fresh loop.
// Fails: inATask, failures, goesOn, context, stuck, timeLimit, eachRun, spinning, notSpinning,
//   cleansUp, cleaningUpFails, refuses, closingIsLimited, pendingTasks, cancelledIsPending,
//   neverAwaited, neverRetrieved, failsAtTheEnd, closedByForce, twice, methods, leaking,
//   failingAndLeaking, failingBefore, cleanedUp, limits, afterAStuckTest, parameters, findsTheRace,
//   repeats, orders, leaks
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Tasks;
import java.util.concurrent.Callable;

public final class TestLoop implements AutoCloseable {

  public Object run(String name, Callable<?> body) {
    try (var own = new Runner(() -> EventLoop.create(time, time))) {
      own.loop().addObserver(new Guard(own.loop(), Limits.DEFAULT));
      return own.run(
          new Coroutine<>(
              () -> {
                Tasks.of(own.loop()).current().setName(name);
                return resultOf(body);
              }));
    }
  }
}
