package asyncio.compare;

import static java.lang.Thread.State.NEW;
import static java.lang.Thread.State.TIMED_WAITING;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.1", part = 3, points = 12, seconds = 30)
@DisplayName("07.1 Threads, part 3: a value that threads share")
class GuardedTest {

  private static final Misconception LOST =
      Misconception.of(
          "update-is-lost",
          "two threads have read the same value, and the one that wrote later has undone what the"
              + " other one did. Reading, computing and writing have to be one step");

  private static final Misconception OLD_VALUE =
      Misconception.of("update-returns-the-old", "update returns the new value");

  private static final Misconception KEEPS_LOCK =
      Misconception.of(
          "failed-change-keeps-the-lock",
          "after a change that failed, no other thread comes in. A lock is given back in a"
              + " finally");

  private static final Misconception HALF_DONE =
      Misconception.of("failed-change-changes", "a change that failed has changed the value");

  private static final Misconception NOT_WOKEN =
      Misconception.of(
          "changes-wake-nobody", "who waits for a value is not told that it has changed");

  private static final Misconception WAKES_ONE =
      Misconception.of(
          "wakes-only-one",
          "a change wakes one of the threads that wait, and that may be one that waits for"
              + " something else. Wake all");

  private static final Misconception BELIEVES =
      Misconception.of(
          "woken-is-wanted",
          "a thread that is woken takes it that the value is as wanted. It has to look again");

  private static final Misconception WAITS_WITH_LOCK =
      Misconception.of(
          "waits-with-the-lock",
          "while a thread waits for a value, nobody can change it: it waits inside of the lock");

  private static final Misconception SPINS =
      Misconception.of(
          "spins-until-wanted",
          "who waits for a value asks again and again, and keeps a processor busy with it");

  private static final Misconception WAITS_ANYWAY =
      Misconception.of(
          "waits-for-a-change-first",
          "the value is as wanted already, so there is nothing to wait for");

  private static final Misconception DEAF =
      Misconception.of(
          "waits-deaf-for-a-value", "a thread that waits for a value does not hear an interrupt");

  private static final Misconception KEEPS_LOCK_WAITING =
      Misconception.of(
          "failed-wait-keeps-the-lock",
          "after a wait that was interrupted, or whose condition threw, no other thread comes in");

  private static final Misconception LOOKS_NOW_AND_THEN =
      Misconception.of(
          "looks-now-and-then",
          "who waits for a value wakes up now and then to look. Whoever changes it can wake him");

  private static final Misconception FORGETS_INTERRUPT =
      Misconception.of(
          "forgets-an-earlier-interrupt",
          "an interrupt that came before the wait is forgotten, and nobody sends it again");

  private static final Misconception LOOKS_OUTSIDE =
      Misconception.of(
          "looks-outside-of-the-lock",
          "the value has changed after it was looked at, and before the wait began, so nobody was"
              + " there to be woken. Looking and beginning to wait have to be one step");

  private final List<FutureTask<?>> started = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void interruptWhatIsLeft() {
    threads.forEach(Thread::interrupt);
  }

  /** A call on another thread. */
  private <T> FutureTask<T> elsewhere(Thread.Builder kind, Callable<T> body) {
    var task = new FutureTask<>(body);
    started.add(task);
    threads.add(kind.start(task));
    return task;
  }

  private <T> FutureTask<T> elsewhere(Callable<T> body) {
    return elsewhere(Thread.ofPlatform().daemon(), body);
  }

  private Thread lastThread() {
    return threads.getLast();
  }

  private static UnaryOperator<Integer> plus(int more) {
    return value -> value + more;
  }

  @Test
  @DisplayName("an update makes the new value of the old one, and returns it")
  void anUpdate() {
    var value = new Guarded<>(5);
    observed("what update returned", value.update(plus(2)))
        .suggests(OLD_VALUE, seen -> seen == 5)
        .shouldBe(7);
    observed("the value", value.get()).shouldBe(7);
    var nothing = new Guarded<String>(null);
    observed("a value that is null", nothing.get()).shouldBe(null);
  }

  @Test
  @DisplayName("an update that comes while another is computing is not lost")
  void noUpdateIsLost() throws Exception {
    for (Thread.Builder kind :
        List.of(Thread.ofPlatform().daemon(), Thread.ofVirtual().name("virtual"))) {
      var value = new Guarded<>(0);
      var computing = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      FutureTask<Integer> first =
          elsewhere(
              kind,
              () ->
                  value.update(
                      read -> {
                        computing.countDown();
                        awaitUninterruptibly(goOn);
                        return read + 1;
                      }));
      computing.await();
      // Either it is through before the first one writes, or it waits for that.
      FutureTask<Integer> second = elsewhere(kind, () -> value.update(plus(10)));
      Await.waiting(lastThread());
      goOn.countDown();
      first.get();
      second.get();
      observed("0, after + 1 and + 10 by two threads at the same time", value.get())
          .suggests(LOST)
          .shouldBe(11);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException later) {
        // It ends with the test.
      }
    }
  }

  @Test
  @DisplayName("many updates by many threads are all there")
  void manyUpdates() throws Exception {
    var value = new Guarded<>(0);
    var adding = new ArrayList<FutureTask<Void>>();
    var begin = new CyclicBarrier(2);
    for (int i = 0; i < 8; i++) {
      boolean platform = i < 2;
      adding.add(
          elsewhere(
              platform ? Thread.ofPlatform().daemon() : Thread.ofVirtual(),
              () -> {
                if (platform) {
                  begin.await();
                }
                for (int n = 0; n < (platform ? 20_000 : 500); n++) {
                  value.update(plus(1));
                }
                return null;
              }));
    }
    for (FutureTask<Void> each : adding) {
      each.get();
    }
    observed("2 threads × 20,000 updates, and 6 × 500", value.get())
        .suggests(LOST)
        .shouldBe(43_000);
  }

  @Test
  @DisplayName("a change that fails leaves the value as it was, and the next one works")
  void aFailedChange() throws Exception {
    var value = new Guarded<>(5);
    var failure = new IllegalStateException("no");
    attempting(
            "a change that fails",
            () ->
                value.update(
                    _ -> {
                      throw failure;
                    }))
        .shouldBeSameAs(failure);
    Integer left =
        during(
            KEEPS_LOCK,
            "reading by another thread, after a change that failed",
            () -> elsewhere(value::get).get());
    observed("the value after a change that failed", left).suggests(HALF_DONE).shouldBe(5);
    int after =
        during(
            KEEPS_LOCK,
            "an update by another thread, after one that failed",
            () -> elsewhere(() -> value.update(plus(1))).get());
    observed("the value after the next update", after).shouldBe(6);
  }

  @Test
  @DisplayName("who waits for what is there already does not wait")
  void nothingToWaitFor() throws Exception {
    var value = new Guarded<>(5);
    int seen =
        during(
            WAITS_ANYWAY,
            "waiting for a value that is there",
            () -> value.awaitThat(number -> number == 5));
    observed("what it returned", seen).shouldBe(5);
  }

  @Test
  @DisplayName("who waits goes on when somebody makes the value what is wanted, and not before")
  void waitsForAValue() throws Exception {
    var value = new Guarded<>(0);
    var asked = new CountDownLatch(2);
    FutureTask<Integer> waiting =
        elsewhere(
            () ->
                value.awaitThat(
                    number -> {
                      asked.countDown();
                      return number >= 2;
                    }));
    Thread thread = lastThread();
    Await.waiting(thread);
    observed("whether it waits for no longer than a time", thread.getState() == TIMED_WAITING)
        .suggests(LOOKS_NOW_AND_THEN)
        .shouldBe(false);
    during(
        WAITS_WITH_LOCK,
        "an update while another thread waits for a value",
        () -> elsewhere(() -> value.update(plus(1))).get());
    during(NOT_WOKEN, "waiting until it is asked again whether 1 is wanted", () -> asked.await());
    Await.waiting(thread);
    observed("whether the wait is over at 1", waiting.isDone()).suggests(BELIEVES).shouldBe(false);
    value.update(plus(4));
    int seen = during(NOT_WOKEN, "the wait for 2 or more, at 5", () -> waiting.get());
    observed("what the wait for 2 or more returned", seen).shouldBe(5);
  }

  @Test
  @DisplayName("whoever waits for the value is woken, and sleeps until then")
  void allAreWoken() throws Exception {
    var value = new Guarded<>(0);
    var waiting = new ArrayList<FutureTask<Integer>>();
    for (int i = 1; i <= 3; i++) {
      int wanted = i;
      waiting.add(elsewhere(() -> value.awaitThat(number -> number >= wanted)));
      Thread thread = lastThread();
      during(
          SPINS,
          "waiting until the thread that waits for a value sleeps",
          () -> Await.waiting(thread));
    }
    value.update(plus(3));
    for (FutureTask<Integer> each : waiting) {
      observed(
              "a wait for what is there now",
              during(
                  WAKES_ONE,
                  "three waits, after one change that is enough for all",
                  () -> each.get()))
          .shouldBe(3);
    }
  }

  @Test
  @DisplayName("a thousand virtual threads wait for a value, and one update wakes them all")
  void aThousandWait() throws Exception {
    var value = new Guarded<>(0);
    var begun = new CountDownLatch(1_000);
    var waiting = new ArrayList<FutureTask<Integer>>();
    for (int i = 0; i < 1_000; i++) {
      waiting.add(
          elsewhere(
              Thread.ofVirtual(),
              () -> {
                begun.countDown();
                return value.awaitThat(number -> number == 1);
              }));
    }
    during(
        WAITS_WITH_LOCK,
        "an update while a thousand virtual threads wait",
        () -> {
          begun.await();
          value.update(plus(1));
        });
    int sum = 0;
    for (FutureTask<Integer> each : waiting) {
      sum += during(WAKES_ONE, "a thousand waits", () -> each.get());
    }
    observed("how many were woken", sum).shouldBe(1_000);
  }

  @Test
  @DisplayName("an interrupt ends a wait, and harms nobody else")
  void anInterruptedWait() throws Exception {
    var value = new Guarded<>(0);
    var ended = new CountDownLatch(1);
    FutureTask<String> waiting =
        elsewhere(
            () -> {
              try {
                return "got " + value.awaitThat(number -> number == 1);
              } catch (InterruptedException interrupt) {
                return "interrupted";
              } finally {
                ended.countDown();
              }
            });
    Thread thread = lastThread();
    Await.waiting(thread);
    thread.interrupt();
    during(DEAF, "waiting for the end of a wait that was interrupted", () -> ended.await());
    observed("how the wait ended", waiting.get()).suggests(DEAF).shouldBe("interrupted");
    int after =
        during(
            KEEPS_LOCK_WAITING,
            "an update by another thread, after a wait that was interrupted",
            () -> elsewhere(() -> value.update(plus(1))).get());
    observed("the value after the next update", after).shouldBe(1);
  }

  @Test
  @DisplayName("an interrupt that came before ends a wait, too")
  void interruptedBefore() throws Exception {
    var value = new Guarded<>(0);
    var ended = new CountDownLatch(1);
    FutureTask<String> waiting =
        elsewhere(
            () -> {
              Thread.currentThread().interrupt();
              try {
                return "got " + value.awaitThat(number -> number == 1);
              } catch (InterruptedException interrupt) {
                return "interrupted";
              } finally {
                ended.countDown();
              }
            });
    during(FORGETS_INTERRUPT, "a wait by a thread that is interrupted", () -> ended.await());
    observed("how it ended", waiting.get()).suggests(FORGETS_INTERRUPT).shouldBe("interrupted");
  }

  @Test
  @DisplayName("a change between the look and the wait is not missed")
  void nothingComesInBetween() throws Exception {
    var value = new Guarded<>(0);
    var updating = new Thread(() -> value.update(plus(1)));
    updating.setDaemon(true);
    FutureTask<Integer> waiting =
        elsewhere(
            () ->
                value.awaitThat(
                    number -> {
                      if (number == 0 && updating.getState() == NEW) {
                        // Either the update is through before the wait begins, or it waits for
                        // that.
                        updating.start();
                        Await.waiting(updating);
                      }
                      return number == 1;
                    }));
    int seen =
        during(LOOKS_OUTSIDE, "a wait for 1, which comes while it looks at 0", () -> waiting.get());
    observed("what it returned", seen).shouldBe(1);
  }

  @Test
  @DisplayName("what a condition throws comes out, and harms nobody else")
  void aFailingCondition() throws Exception {
    var value = new Guarded<>(0);
    var failure = new IllegalStateException("no");
    attempting(
            "waiting for a condition that throws",
            () ->
                value.awaitThat(
                    _ -> {
                      throw failure;
                    }))
        .shouldBeSameAs(failure);
    int after =
        during(
            KEEPS_LOCK_WAITING,
            "an update by another thread, after a condition that threw",
            () -> elsewhere(() -> value.update(plus(1))).get());
    observed("the value after the next update", after).shouldBe(1);
  }
}
