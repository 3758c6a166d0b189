package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer that starts and wakes threads, and prints who went on first. */
class ThreadOrderTest {

  /** A busy machine takes the processor away from any thread: who is first most times counts. */
  private static final String RACES =
      """
      package fixture;

      import java.nio.channels.Selector;
      import java.util.concurrent.CountDownLatch;
      import java.util.concurrent.LinkedBlockingQueue;
      import java.util.concurrent.ThreadPoolExecutor;
      import java.util.concurrent.TimeUnit;
      import java.util.concurrent.atomic.AtomicReference;
      import java.util.concurrent.locks.LockSupport;

      public class Adder {
        private static final int TIMES = 15;

        private interface Action {
          void perform() throws Exception;
        }

        private interface HandOver {
          void to(Runnable other) throws Exception;
        }

        public int add(int a, int b) {
          return a + b;
        }

        public int zero() {
          var worker = new AtomicReference<Thread>();
          try (var selector = Selector.open();
              var pool = new ThreadPoolExecutor(
                  1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                  task -> {
                    worker.set(new Thread(task));
                    return worker.get();
                  })) {
            pool.prestartCoreThread();
            race("start", other -> Thread.ofPlatform().start(other));
            race("virtual start", other -> Thread.ofVirtual().start(other));
            race(
                "execute",
                other -> {
                  awaitWaiting(worker.get());
                  pool.execute(other);
                });
            race(
                "unpark",
                other -> {
                  Thread parked = beginning(LockSupport::park, other);
                  awaitWaiting(parked);
                  LockSupport.unpark(parked);
                });
            race(
                "wakeup",
                other -> {
                  beginning(selector::select, other);
                  selector.wakeup();
                });
            return 0;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        private static void awaitWaiting(Thread thread) {
          while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        }

        private static Thread beginning(Action waits, Runnable then) throws Exception {
          var begun = new CountDownLatch(1);
          Thread thread =
              Thread.ofPlatform()
                  .start(
                      () -> {
                        begun.countDown();
                        try {
                          waits.perform();
                        } catch (Exception e) {
                          throw new IllegalStateException(e);
                        }
                        then.run();
                      });
          begun.await();
          return thread;
        }

        private static void race(String name, HandOver handOver) throws Exception {
          int woken = 0;
          for (int i = 0; i < TIMES; i++) {
            var first = new AtomicReference<String>();
            var end = new CountDownLatch(1);
            handOver.to(
                () -> {
                  first.compareAndSet(null, "woken");
                  end.countDown();
                });
            first.compareAndSet(null, "waker");
            end.await();
            woken += first.get().equals("woken") ? 1 : 0;
          }
          System.out.println(name + ": " + (woken > TIMES / 2 ? "woken" : "waker"));
        }
      }
      """;

  @TempDir Path root;

  @Test
  void whoIsWokenMayGoOnFirst() {
    assertThat(races(ThreadOrder.WOKEN_FIRST))
        .containsExactly(
            "start: woken",
            "virtual start: woken",
            "execute: woken",
            "unpark: woken",
            "wakeup: woken");
  }

  @Test
  void whoWakesMayGoOnFirst() {
    assertThat(races(ThreadOrder.WAKER_FIRST))
        .containsExactly(
            "start: waker",
            "virtual start: waker",
            "execute: waker",
            "unpark: waker",
            "wakeup: waker");
  }

  private Stream<String> races(ThreadOrder order) {
    var course = FixtureCourse.in(root).load();
    var exercise = course.find("01.1").orElseThrow();
    var races = SourceOverride.of(Map.of(FixtureCourse.ADDER, RACES));
    var options = GraderOptions.defaults().withSpares(0).withThreadOrder(order);
    try (var grader = new Grader(course, options)) {
      return grader.grade(exercise, Stack.ISOLATED, races).output().lines();
    }
  }
}
