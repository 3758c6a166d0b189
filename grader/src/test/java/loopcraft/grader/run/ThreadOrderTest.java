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
      import java.util.concurrent.Executors;
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
          try (var pool = Executors.newFixedThreadPool(1); var selector = Selector.open()) {
            race("start", other -> Thread.ofPlatform().start(other));
            race("virtual start", other -> Thread.ofVirtual().start(other));
            race("execute", pool::execute);
            race(
                "unpark",
                other -> LockSupport.unpark(waiting(LockSupport::park, other)));
            race(
                "wakeup",
                other -> {
                  waiting(selector::select, other);
                  selector.wakeup();
                });
            return 0;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        private static Thread waiting(Action waits, Runnable then) throws Exception {
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
          Thread.sleep(5);
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
            Thread.sleep(1);
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
