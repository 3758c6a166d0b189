package asyncio.process;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.process.PretendLauncher.PretendWorker;
import asyncio.task.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 1, points = 12, seconds = 20)
@DisplayName("05.2 Processes, part 1: one job on one worker")
class AssignmentTest extends OnPretendWorkers {

  private static final Misconception FAILED_JOB_COSTS_THE_WORKER =
      Misconception.of(
          "failed-job-costs-the-worker",
          "a job has thrown something, and its worker is not used again; it has answered, and is as"
              + " good as before");

  private static final Misconception DEAD_IS_FREE =
      Misconception.of(
          "dead-worker-is-free-again",
          "a worker has died, and is said to be free for the next job");

  private static final Misconception DEATH_IS_SILENT =
      Misconception.of(
          "death-is-silent",
          "a worker dies in the middle of a job, and whoever waits for the job waits for ever, or"
              + " is told that it was cancelled");

  private static final Misconception LIMIT_LETS_IT_RUN =
      Misconception.of(
          "limit-lets-the-worker-run",
          "time is up for the caller, and the worker works on; nothing stops a job but the end of"
              + " its process");

  private static final Misconception TIME_IS_UP_LATE =
      Misconception.of(
          "time-is-up-when-it-has-ended",
          "time is up, and the caller is told only when the killed process has ended; that may take"
              + " a while, so tell it at once");

  private static final Misconception OLD_LIMIT =
      Misconception.of(
          "old-limit-hits-the-next-job",
          "the timer of a job that is done still runs, and kills the worker in the middle of the"
              + " next one; cancel it");

  private static final Misconception TIMER_STAYS =
      Misconception.of(
          "timer-is-left-in-the-loop",
          "the job is done, and its timer is still in the loop, with all that it refers to; cancel"
              + " it");

  private static final Misconception LIMIT_COUNTS_WAITING =
      Misconception.of(
          "limit-counts-the-waiting",
          "the limit is counted from when the job was made, so that it expires in the line; count"
              + " from when a worker is sent the job");

  private static final Misconception CANCEL_LETS_IT_RUN =
      Misconception.of(
          "cancel-lets-the-worker-run",
          "the future is cancelled, and the worker works on at what nobody wants; kill it");

  private static final Misconception KILLS_WHO_HAS_ANSWERED =
      Misconception.of(
          "kills-who-has-answered",
          "a worker is killed that has already replied; look whether there still is something to"
              + " stop");

  private static final Misconception KILLED_IS_FREE =
      Misconception.of(
          "killed-worker-is-free-again",
          "a worker was killed, its reply was already on the way, and it is said to be free; it is"
              + " about to end");

  private static final Misconception LATE_REPLY =
      Misconception.of(
          "late-reply-meets-a-future-that-is-done",
          "a reply is put into a future that is done already; look first, and drop it");

  private static final Misconception THROUGH_TOO_EARLY =
      Misconception.of(
          "through-before-the-reply",
          "the worker is said to be through as soon as nobody wants its job; it is through when it"
              + " has replied, or its process has ended");

  private static final Misconception FAILS_CANCELLED =
      Misconception.of(
          "fails-what-is-done",
          "work that nobody wants any more is failed, which its future does not allow");

  private static final Misconception TOLD_TOO_EARLY =
      Misconception.of(
          "caller-is-told-before-its-worker-is-free",
          "whoever waits for the job is told before the worker counts as free, so that its next job"
              + " has another worker launched");

  private static final Misconception NULL_IS_NO_RESULT =
      Misconception.of(
          "null-is-no-result",
          "a job has returned null, and whoever waits for it is not told that it is done; null is"
              + " a result");

  private static final Misconception NO_TIME_IS_NO_LIMIT =
      Misconception.of(
          "no-time-is-no-limit",
          "a limit of zero is taken for none; no limit is null, and who has no time left is told at"
              + " once");

  private Future<String> future;

  private Assignment<String> assignment(Job<String> job, Duration limit) {
    future = new Future<>(EventLoop.running());
    noteEnd("the job", future);
    return new Assignment<>(Parcel.of(job, ALLOWED), limit, future);
  }

  /** Has a new worker perform a job, and notes what comes of both. */
  private PretendWorker perform(Job<String> job, Duration limit) {
    PretendWorker worker = launcher.newWorker();
    noteEnd("free", assignment(job, limit).performOn(worker));
    return worker;
  }

  @Test
  @DisplayName("the future has the job's result when the worker has answered, which then is free")
  void theResultComes() {
    run(
        () -> {
          perform(Act.taking(100, "a"), null);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(TOLD_TOO_EARLY, seen -> seen.getLast().equals("free: true at 100"))
        .shouldBe("w1 begins a at 0", "free: true at 100", "the job: a at 100");
  }

  /** Returns nothing, as jobs do that are called for what they do. */
  record Nothing() implements Job<String> {

    @Override
    public String call() {
      return null;
    }

    @Override
    public String toString() {
      return "nothing";
    }
  }

  @Test
  @DisplayName("a result may be null")
  void nullIsAResult() {
    run(
        () -> {
          perform(new Nothing(), null);
          pause(10);
          observed("what happened", trace)
              .suggests(NULL_IS_NO_RESULT)
              .shouldBe("w1 begins nothing at 0", "free: true at 0", "the job: null at 0");
        });
  }

  @Test
  @DisplayName("what a job throws is what its future fails by, and the worker is free")
  void whatTheJobThrows() {
    run(
        () -> {
          perform(Act.failing(100, "oh"), null);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(
            FAILED_JOB_COSTS_THE_WORKER,
            seen -> seen.contains("free: false at 100") || seen.contains("w1 is killed at 100"))
        .shouldBe("w1 begins oh at 0", "free: true at 100", "the job: oh at 100");
  }

  @Test
  @DisplayName(
      "a worker that dies fails its job by a WorkerDied with the exit code; it is not free")
  void theWorkerDies() {
    run(
        () -> {
          perform(Act.dying(100, "a"), null);
          pause(200);
        });
    observed("what happened", trace)
        .suggests(
            DEATH_IS_SILENT,
            seen -> seen.stream().noneMatch(line -> line.startsWith("the job: died")))
        .suggests(DEAD_IS_FREE, seen -> seen.contains("free: true at 100"))
        .shouldBe("w1 begins a at 0", "free: false at 100", "the job: died with 3 at 100");
  }

  @Test
  @DisplayName("when time is up the caller is told at once, and the worker is killed")
  void timeIsUp() {
    launcher.dyingIn(50);
    run(
        () -> {
          perform(Act.hanging("a"), millis(100));
          pause(500);
        });
    observed("what happened", trace)
        .suggests(LIMIT_LETS_IT_RUN, seen -> !seen.contains("w1 is killed at 100"))
        .suggests(TIME_IS_UP_LATE, seen -> seen.contains("the job: time is up at 150"))
        .suggests(TIME_IS_UP_LATE, seen -> seen.contains("the job: died with 137 at 150"))
        .suggests(THROUGH_TOO_EARLY, seen -> seen.stream().anyMatch("free: false at 100"::equals))
        .shouldBe(
            "w1 begins a at 0",
            "w1 is killed at 100",
            "the job: time is up at 100",
            "free: false at 150");
  }

  @Test
  @DisplayName("the limit counts from when the job is sent to a worker")
  void theLimitCountsFromTheSending() {
    run(
        () -> {
          Assignment<String> waiting = assignment(Act.taking(80, "a"), millis(100));
          pause(1_000);
          waiting.performOn(launcher.newWorker());
          pause(500);
        });
    observed("what happened", trace)
        .suggests(LIMIT_COUNTS_WAITING)
        .shouldBe("w1 begins a at 1000", "the job: a at 1080");
  }

  @Test
  @DisplayName("a limit of zero is over at once; only null is without limit")
  void noTimeAtAll() {
    run(
        () -> {
          perform(Act.taking(10, "a"), Duration.ZERO);
          pause(100);
        });
    observed("what happened", trace)
        .suggests(NO_TIME_IS_NO_LIMIT, seen -> seen.contains("the job: a at 10"))
        .shouldBe(
            "w1 begins a at 0",
            "w1 is killed at 0",
            "the job: time is up at 0",
            "free: false at 0");
  }

  @Test
  @DisplayName("the limit of a job that is done does not strike the next one")
  void theLimitIsOver() {
    run(
        () -> {
          PretendWorker worker = launcher.newWorker();
          await(assignment(Act.taking(50, "a"), millis(100)).performOn(worker));
          pause(10);
          await(assignment(Act.taking(90, "b"), null).performOn(worker));
          pause(200);
        });
    observed("what happened", trace)
        .suggests(OLD_LIMIT, seen -> seen.contains("w1 is killed at 100"))
        .shouldBe("w1 begins a at 0", "the job: a at 50", "w1 begins b at 60", "the job: b at 150");
  }

  @Test
  @DisplayName("a job that is done leaves no timer in the loop")
  void noTimerIsLeft() {
    run(
        () -> {
          perform(Act.taking(50, "a"), Duration.ofHours(1));
          pause(100);
          await(sleep(Duration.ofHours(2)));
        });
    observed("the longest time that the loop slept", Collections.max(time.timeouts()))
        .suggests(TIMER_STAYS)
        .shouldBe(Duration.ofHours(2));
  }

  @Test
  @DisplayName("who cancels the future has the worker killed, and waits for nothing")
  void cancelled() {
    launcher.dyingIn(50);
    run(
        () -> {
          perform(Act.hanging("a"), null);
          pause(100);
          future.cancel();
          pause(500);
        });
    observed("what happened", trace)
        .suggests(CANCEL_LETS_IT_RUN, seen -> !seen.contains("w1 is killed at 100"))
        .suggests(THROUGH_TOO_EARLY, seen -> seen.contains("free: false at 100"))
        .suggests(DEAD_IS_FREE, seen -> seen.contains("free: true at 150"))
        .shouldSatisfy(
            "the worker killed at 100, and not free at 150, when it has ended",
            seen ->
                seen.contains("the job: cancelled at 100")
                    && seen.contains("w1 is killed at 100")
                    && seen.getLast().equals("free: false at 150"));
  }

  @Test
  @DisplayName("a worker that has replied already is not killed by a cancellation")
  void cancelledJustAfterTheReply() {
    run(
        () -> {
          PretendWorker worker = perform(Act.taking(100, "a"), null);
          // In the same iteration as the reply, whose callbacks have not run yet.
          EventLoop.running().callLater(millis(100), () -> future.cancel());
          pause(200);
          observed("how often the worker was killed", worker.killed())
              .suggests(KILLS_WHO_HAS_ANSWERED)
              .shouldBe(0);
        });
    observed("what happened", List.of(trace.lines().getLast())).shouldBe("free: true at 100");
  }

  @Test
  @DisplayName("time that is up just after the reply neither kills the worker nor fails the job")
  void timeIsUpJustAfterTheReply() {
    run(
        () -> {
          PretendWorker worker = perform(Act.taking(100, "a"), millis(100));
          pause(200);
          observed("how often the worker was killed", worker.killed())
              .suggests(KILLS_WHO_HAS_ANSWERED)
              .shouldBe(0);
        });
    observed("what happened", trace)
        .suggests(KILLS_WHO_HAS_ANSWERED, seen -> seen.contains("the job: time is up at 100"))
        .shouldBe("w1 begins a at 0", "free: true at 100", "the job: a at 100");
  }

  @Test
  @DisplayName("a reply that comes after the kill is dropped, and the worker is not free")
  void aReplyAfterTheKill() {
    launcher.dyingIn(50).answeringThoughKilled();
    runOrName(
        LATE_REPLY,
        "a reply that comes when time was up",
        () -> {
          perform(Act.hanging("a"), millis(100));
          pause(500);
        });
    observed("what happened", trace)
        .suggests(KILLED_IS_FREE, seen -> seen.contains("free: true at 100"))
        .shouldSatisfy(
            "the job fails as time is up, and the worker is not free",
            seen ->
                seen.contains("the job: time is up at 100") && seen.contains("free: false at 100"));
  }

  @Test
  @DisplayName("a reply that comes after the cancellation is dropped")
  void aReplyAfterTheCancellation() {
    launcher.answeringThoughKilled();
    run(
        () -> {
          perform(Act.hanging("a"), null);
          pause(100);
          future.cancel();
          pause(100);
        });
    observed("what happened", trace)
        .suggests(KILLED_IS_FREE, seen -> seen.contains("free: true at 100"))
        .suggests(LATE_REPLY, seen -> seen.stream().noneMatch(line -> line.startsWith("free")))
        .shouldSatisfy(
            "the job cancelled, and the worker not free",
            seen ->
                seen.contains("the job: cancelled at 100") && seen.contains("free: false at 100"));
  }

  @Test
  @DisplayName("it is wanted as long as its future is not done, and can be failed and called off")
  void wanted() {
    run(
        () -> {
          Assignment<String> failed = assignment(Act.taking(1, "a"), null);
          note("wanted: " + failed.isWanted());
          failed.fail(new IllegalStateException("no worker"));
          note("wanted: " + failed.isWanted());
          pause(1);
          Assignment<String> calledOff = assignment(Act.taking(1, "b"), null);
          calledOff.cancel();
          note("wanted: " + calledOff.isWanted());
          try {
            calledOff.fail(new IllegalStateException("no worker"));
          } catch (RuntimeException refused) {
            note("fail throws " + refused.getClass().getSimpleName());
          }
          pause(1);
        });
    observed("what happened", trace)
        .suggests(FAILS_CANCELLED, seen -> seen.contains("fail throws InvalidStateError"))
        .shouldBe(
            "wanted: true",
            "wanted: false",
            "the job: no worker at 0",
            "wanted: false",
            "the job: cancelled at 1");
  }

  @Test
  @DisplayName("whenever it is cancelled, the worker is free and alive, or killed and not free")
  void cancelledAtEveryMoment() {
    EveryMoment.strike("cancelled", moment -> new AssignmentTest().cancelAt(moment));
  }

  private void cancelAt(EveryMoment moment) {
    launcher.dyingIn(5);
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.addObserver(
              new LoopObserver() {
                @Override
                public void afterCallback(Handle handle) {
                  if (future != null) {
                    moment.pass(future::cancel);
                  }
                }
              });
          PretendWorker worker = launcher.newWorker();
          boolean free = await(assignment(Act.taking(10, "a"), millis(20)).performOn(worker));
          pause(50);
          observed("whether the future is done", future.isDone()).shouldBe(true);
          observed("whether the worker was killed", worker.killed() > 0)
              .suggests(KILLS_WHO_HAS_ANSWERED, killed -> killed)
              .shouldBe(!free);
        });
  }
}
