package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.3", part = 2, points = 8)
@DisplayName("07.3 Executors, part 2: the end of a pool")
class EndOfPoolTest {

  private static final Misconception CUTS_OFF_FIRST =
      Misconception.of(
          "cuts-off-at-once",
          "shutdownNow comes before what was submitted has had its time: it interrupts what runs,"
              + " and empties the queue");

  private static final Misconception TAKES_NEW =
      Misconception.of(
          "waits-before-shutting-down",
          "the pool is waited for before it was shut down, so it goes on taking jobs, and never"
              + " terminates");

  private static final Misconception LETS_RUN =
      Misconception.of(
          "time-is-up-and-nothing-happens", "when the time is up, what runs is not interrupted");

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of(
          "cut-off-is-terminated",
          "after shutdownNow, what was interrupted may still be running. Wait until the pool has"
              + " terminated");

  private static final Misconception WAITS_ONCE =
      Misconception.of(
          "waits-once-more",
          "one more wait with a limit can be over before the pool has terminated. Look at what"
              + " awaitTermination returns");

  private static final Misconception FORGOTTEN =
      Misconception.of(
          "waiting-futures-hang",
          "what shutdownNow gives back never begins, and its futures are never done: whoever waits"
              + " for one, waits for ever. Cancel them");

  private static final Misconception LIST_IS_LOST =
      Misconception.of("never-began-is-lost", "what never began is not told to the caller");

  private static final Misconception HURRY_IS_SLOW =
      Misconception.of(
          "interrupted-caller-waits",
          "an interrupt of the caller is an end of the patience: cut off at once, and throw it");

  private static final Misconception HURRY_LEAVES =
      Misconception.of(
          "interrupted-caller-leaves-the-pool",
          "the interrupted caller goes, and the pool was not cut off");

  private static final Misconception WRONG_UNIT =
      Misconception.of(
          "grace-in-another-unit", "the time that the pool was given is not the grace");

  /** A pool without threads, in which nothing happens but what a test wants. */
  private static final class Scripted extends AbstractExecutorService {

    final Trace trace = new Trace();
    final List<Runnable> queue = new ArrayList<>();
    final Deque<Boolean> answers = new ArrayDeque<>();
    Duration waited;
    boolean interruptedInsteadOfWaiting;

    Scripted answering(Boolean... each) {
      answers.addAll(List.of(each));
      return this;
    }

    @Override
    public void shutdown() {
      trace.add("shutdown");
    }

    @Override
    public List<Runnable> shutdownNow() {
      trace.add("shutdownNow");
      var left = List.copyOf(queue);
      queue.clear();
      return left;
    }

    @Override
    public boolean isShutdown() {
      return trace.lines().contains("shutdown");
    }

    @Override
    public boolean isTerminated() {
      return answers.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      trace.add("awaitTermination");
      if (waited == null) {
        waited = Duration.of(timeout, unit.toChronoUnit());
      }
      if (interruptedInsteadOfWaiting) {
        throw new InterruptedException();
      }
      return answers.isEmpty() || answers.poll();
    }

    @Override
    public void close() {
      trace.add("close");
    }

    @Override
    public void execute(Runnable command) {
      queue.add(command);
    }
  }

  private static final Duration GRACE = Duration.ofSeconds(1, 500_000_001);

  @Test
  @DisplayName("what ends in time is let end: no more is submitted, and nothing is interrupted")
  void inTime() throws Exception {
    var pool = new Scripted().answering(true);
    EndOfPool end = EndOfPool.of(pool, GRACE);
    observed("what happened to the pool", pool.trace)
        .suggests(CUTS_OFF_FIRST, seen -> seen.contains("shutdownNow"))
        .suggests(TAKES_NEW, seen -> !seen.getFirst().equals("shutdown"))
        .shouldSatisfy(
            "shutdown, awaitTermination, and then no shutdownNow",
            seen ->
                seen.size() >= 2
                    && seen.subList(0, 2).equals(List.of("shutdown", "awaitTermination"))
                    && !seen.contains("shutdownNow"));
    observed("the end", end).shouldBe(new EndOfPool(true, List.of()));
    observed("how long it was waited for", pool.waited).suggests(WRONG_UNIT).shouldBe(GRACE);
  }

  @Test
  @DisplayName("when the time is up, what runs is interrupted, and the pool waited for")
  void timeIsUp() throws Exception {
    var pool = new Scripted().answering(false, true);
    EndOfPool end = EndOfPool.of(pool, GRACE);
    observed("what happened to the pool", pool.trace)
        .suggests(LETS_RUN, seen -> !seen.contains("shutdownNow"))
        .suggests(CUTS_OFF_FIRST, seen -> seen.indexOf("shutdownNow") < 2)
        .suggests(DOES_NOT_WAIT, seen -> seen.getLast().equals("shutdownNow"))
        .shouldSatisfy(
            "shutdown, awaitTermination, shutdownNow, and waiting for the end",
            seen ->
                seen.size() > 3
                    && seen.subList(0, 3)
                        .equals(List.of("shutdown", "awaitTermination", "shutdownNow")));
    observed("the end", end).shouldBe(new EndOfPool(false, List.of()));
  }

  @Test
  @DisplayName("it is waited for as long as it takes")
  void asLongAsItTakes() throws Exception {
    var pool = new Scripted().answering(false, false, false, false);
    EndOfPool.of(pool, GRACE);
    observed("whether the pool had terminated", pool.isTerminated() || closed(pool))
        .suggests(DOES_NOT_WAIT, _ -> pool.trace.lines().getLast().equals("shutdownNow"))
        .suggests(WAITS_ONCE)
        .shouldBe(true);
  }

  /** ExecutorService.close waits as long as it takes, too. */
  private static boolean closed(Scripted pool) {
    return pool.trace.lines().contains("close");
  }

  @Test
  @DisplayName("what never began is told, in order, and whoever waits for it is told, too")
  void neverBegan() throws Exception {
    var pool = new Scripted().answering(false, true);
    Future<String> first = pool.submit(() -> "first");
    pool.execute(() -> {});
    Future<String> third = pool.submit(() -> "third");
    List<Runnable> submitted = List.copyOf(pool.queue);
    EndOfPool end = EndOfPool.of(pool, GRACE);
    observed("what never began", end.neverBegan())
        .suggests(LIST_IS_LOST, List::isEmpty)
        .shouldBe(submitted);
    observed("whether the future of the first is done", first.isDone())
        .suggests(FORGOTTEN)
        .shouldBe(true);
    observed("how it ended", first.state()).shouldBe(Future.State.CANCELLED);
    observed("how the third ended", third.state())
        .suggests(FORGOTTEN)
        .shouldBe(Future.State.CANCELLED);
  }

  @Test
  @DisplayName("an interrupted caller cuts the pool off, and gets its exception")
  void theCallerIsInHurry() {
    var pool = new Scripted();
    pool.interruptedInsteadOfWaiting = true;
    Future<String> waiting = pool.submit(() -> "never");
    during(
        HURRY_IS_SLOW,
        "ending a pool, by a thread that is interrupted",
        () ->
            attempting(
                    "ending a pool, by a thread that is interrupted",
                    () -> EndOfPool.of(pool, GRACE))
                .suggests(HURRY_IS_SLOW)
                .shouldThrow(InterruptedException.class));
    observed("what happened to the pool", pool.trace)
        .suggests(HURRY_LEAVES, seen -> !seen.contains("shutdownNow"))
        .suggests(HURRY_IS_SLOW, seen -> seen.getLast().equals("awaitTermination"))
        .shouldBe("shutdown", "awaitTermination", "shutdownNow");
    observed("whether the future of what never began is done", waiting.isDone())
        .suggests(FORGOTTEN)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a real pool: what runs is interrupted, what waits is cancelled, the threads end")
  void aRealPool() throws Exception {
    var threads = new ArrayList<Thread>();
    var begun = new CountDownLatch(1);
    var pool =
        Executors.newFixedThreadPool(
            1,
            body -> {
              var thread = new Thread(body);
              thread.setDaemon(true);
              threads.add(thread);
              return thread;
            });
    var runs =
        (FutureTask<?>)
            pool.submit(
                () -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                  return null;
                });
    Future<String> waits = pool.submit(() -> "never");
    begun.await();
    EndOfPool end =
        during(LETS_RUN, "ending a pool whose job waits", () -> EndOfPool.of(pool, Duration.ZERO));
    observed("the end", end.inTime()).shouldBe(false);
    observed("whether what ran was interrupted", runs.exceptionNow())
        .shouldSatisfy("an InterruptedException", seen -> seen instanceof InterruptedException);
    observed("whether what waited is cancelled", waits.isCancelled())
        .suggests(FORGOTTEN)
        .shouldBe(true);
    observed("whether the pool has terminated", pool.isTerminated())
        .suggests(DOES_NOT_WAIT)
        .shouldBe(true);
  }
}
