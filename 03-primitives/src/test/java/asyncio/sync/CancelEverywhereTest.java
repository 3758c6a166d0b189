package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.task.CancelledError;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.kit.EveryMoment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several tasks use one primitive, and one of them is cancelled after every callback of the loop in
 * turn. The others must come to their end, and the primitive be as if nothing had happened.
 */
@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("cancelled at every moment")
class CancelEverywhereTest extends OnVirtualTime {

  private static final int USERS = 4;

  /** Uses a primitive from several tasks, and says afterwards what it looks like. */
  private interface Scenario {

    void use(int user);

    String left();
  }

  static Stream<Arguments> scenarios() {
    return Stream.of(
        scenario("lock", CancelEverywhereTest::lock, "Lock[unlocked]"),
        scenario("event", CancelEverywhereTest::event, "Event[set]"),
        scenario("condition", CancelEverywhereTest::condition, "Condition[unlocked]"),
        scenario("wait until", CancelEverywhereTest::waitUntil, "Condition[unlocked]"),
        scenario("semaphore", CancelEverywhereTest::semaphore, "Semaphore[unlocked, value: 2]"),
        scenario("bounded", CancelEverywhereTest::bounded, "BoundedSemaphore[unlocked, value: 1]"),
        scenario("barrier", CancelEverywhereTest::barrier, "Barrier[filling, waiters: 0/1]"),
        scenario("queue", CancelEverywhereTest::queue, "Queue[maxSize: 1]"));
  }

  private static Arguments scenario(String name, Supplier<Scenario> scenario, String left) {
    return Arguments.of(name, scenario, left);
  }

  private static Scenario of(Object primitive, IntConsumer use) {
    return new Scenario() {
      @Override
      public void use(int user) {
        use.accept(user);
      }

      @Override
      public String left() {
        return primitive.toString();
      }
    };
  }

  private static Scenario lock() {
    var lock = new Lock();
    return of(
        lock,
        user -> {
          try (var _ = await(lock.acquire())) {
            ticks(1);
          }
        });
  }

  private static Scenario event() {
    var event = new Event();
    return of(
        event,
        user -> {
          if (user == USERS - 1) {
            ticks(1);
            event.set();
          }
          try {
            await(waitFor(event.waitUntilSet(), Duration.ofSeconds(1)));
          } catch (TimeoutError nobodySetIt) {
            // The one who was to do it has been cancelled.
          }
        });
  }

  /** Each waits for its turn, and passes the turn on. */
  private static Scenario condition() {
    var condition = new Condition();
    return of(
        condition,
        user -> {
          try (var _ = await(condition.acquire())) {
            if (user < USERS - 1) {
              await(waitFor(condition.waitUntilNotified(), Duration.ofSeconds(1)));
            }
            condition.notifyOne();
          } catch (TimeoutError nobodyNotified) {
            // The one who was to do it has been cancelled.
          }
        });
  }

  private static Scenario waitUntil() {
    var condition = new Condition();
    var open = new boolean[1];
    return of(
        condition,
        user -> {
          try (var _ = await(condition.acquire())) {
            if (user == USERS - 1) {
              ticks(1);
            }
            open[0] |= user >= USERS - 2;
            condition.notifyEach();
            await(condition.waitUntil(() -> open[0]));
          }
        });
  }

  private static Scenario semaphore() {
    var semaphore = new Semaphore(2);
    return of(
        semaphore,
        user -> {
          try (var _ = await(semaphore.acquire())) {
            ticks(1);
          }
        });
  }

  private static Scenario bounded() {
    var semaphore = new BoundedSemaphore(1);
    return of(
        semaphore,
        user -> {
          for (int i = 0; i < 2; i++) {
            try (var _ = await(semaphore.acquire())) {
              ticks(1);
            }
          }
        });
  }

  private static Scenario barrier() {
    var barrier = new Barrier(1);
    return of(
        barrier,
        user -> {
          for (int i = 0; i < 3; i++) {
            await(barrier.waitForAll());
          }
        });
  }

  /** Everybody puts, takes what is there, and says that it is done. */
  private static Scenario queue() {
    var queue = new Queue<Integer>(1);
    return of(
        queue,
        user -> {
          if (user % 2 == 0) {
            await(queue.put(user));
          }
          try {
            await(waitFor(queue.get(), Duration.ofSeconds(1)));
            queue.taskDone();
          } catch (TimeoutError nothingThere) {
            // Somebody else has it, or it was never put.
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  @DisplayName("the others end, and the primitive is as if nothing had happened")
  void nothingIsLeft(String name, Supplier<Scenario> scenario, String left) {
    for (int victim = 0; victim < USERS; victim++) {
      int struck = victim;
      int moments =
          EveryMoment.strike("cancelled", moment -> run(scenario.get(), struck, moment, left));
      assertThat(moments).isGreaterThan(1);
    }
  }

  private static void run(Scenario scenario, int victim, EveryMoment moment, String left) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(
          async(
              () -> {
                List<Task<Void>> users = new ArrayList<>();
                IntStream.range(0, USERS)
                    .forEach(i -> users.add(createTask(async(() -> scenario.use(i)), "user " + i)));
                var strikes = strikes(moment, users.get(victim));
                EventLoop.running().addObserver(strikes);
                users.forEach(CancelEverywhereTest::end);
                EventLoop.running().removeObserver(strikes);
                assertThat(Tasks.of(EventLoop.running()).pending()).as("tasks left").hasSize(1);
              }));
    }
    assertThat(scenario.left()).as("what is left").isIn(left, unsetIfTheSetterWasStruck(left));
  }

  private static String unsetIfTheSetterWasStruck(String left) {
    return left.replace("Event[set]", "Event[unset]");
  }

  private static LoopObserver strikes(EveryMoment moment, Task<?> victim) {
    return new LoopObserver() {
      @Override
      public void afterCallback(Handle handle) {
        moment.pass(victim::cancel);
      }
    };
  }

  private static void end(Task<Void> user) {
    try {
      await(user);
    } catch (CancelledError cancelled) {
      assertThat(user.isCancelled()).isTrue();
    }
  }
}
