// Misconception: every run begins with a fresh loop.
// Fails: inATask, returnsAnAwaitable, failures, goesOn, context, stuck, timeLimit, eachRun,
//   spinning, notSpinning, stopped, cleansUp, cleaningUpFails, refuses, lastWork, closingIsLimited,
//   pendingTasks, cancelledIsPending, neverAwaited, neverAwaitedInDebugMode, neverRetrieved,
//   failsAtTheEnd, closedByForce, stuckAtTheEnd, twice, methods, leaking, failingAndLeaking,
//   failingBefore, cleanedUp, limits, limitsOfTheClass, composedLimits, afterAStuckTest,
//   parameters, findsTheRace, repeats, orders, leaks, limitsOfARun
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
