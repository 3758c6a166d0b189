package asyncio.pattern;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.timeout;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.3", part = 1, points = 14, seconds = 20)
@DisplayName("06.3 Error patterns: a clean-up that survives")
class CleanupTest extends PatternTests {

  private static final Misconception CUT_OFF =
      Misconception.of(
          "no-protection",
          "the clean-up runs in the task that is cancelled, and the cancellation ends it in the"
              + " middle");

  private static final Misconception SHIELD_ONLY =
      Misconception.of(
          "shield-alone",
          "shield keeps the cancellation from the clean-up, but nobody waits for that any more; the"
              + " program goes on beside it, or ends before it");

  private static final Misconception ONLY_ONE =
      Misconception.of(
          "survives-only-one",
          "the clean-up survives the first cancellation; the second, while it is waited for, does"
              + " what the first could not");

  private static final Misconception SWALLOWED =
      Misconception.of(
          "cancellation-swallowed",
          "the clean-up has survived, and nobody hears that the task was cancelled: the"
              + " CancelledError has to go on when the clean-up has ended");

  private static final Misconception TAKEN_BACK =
      Misconception.of(
          "takes-requests-back",
          "uncancel takes back requests that others have made; they have not been dealt with, only"
              + " put off");

  private static final Misconception CANCELS_AGAIN =
      Misconception.of(
          "cancels-itself-again",
          "the task is cancelled once more, to pass the cancellation on; that is one request more"
              + " than anybody made, and its message is lost");

  private static final Misconception LAST_ERROR =
      Misconception.of(
          "last-cancellation-wins",
          "of several cancellations the last one comes out; the first is the one that has to be"
              + " told");

  private static final Misconception RESULT_COMES_OUT =
      Misconception.of(
          "finally-replaces",
          "what happens in the finally takes the place of what the body threw: that is lost");

  private static final Misconception FAILURE_FIRST =
      Misconception.of(
          "failure-hides-the-cancellation",
          "something failed as well, and comes out in place of the CancelledError; whoever asked"
              + " the task to end takes it for a task that failed");

  private static final Misconception FAILURE_LOST =
      Misconception.of(
          "failure-of-the-clean-up-lost",
          "the clean-up has failed, and nobody is told: it should be suppressed in what comes out");

  private static final Misconception WITHOUT_LIMIT =
      Misconception.of(
          "no-limit", "the clean-up may take as long as it likes; a program that hangs never ends");

  private static final Misconception LIMIT_ANEW =
      Misconception.of(
          "limit-begins-anew",
          "the limit counts from the last cancellation, so that whoever cancels has to wait"
              + " longer");

  private static final Misconception LIMIT_LEAVES =
      Misconception.of(
          "given-up-and-left-running",
          "the limit is over, and what was given up still runs: cancel it, and wait until it has"
              + " ended");

  private static final Misconception ANY_TIMEOUT =
      Misconception.of(
          "any-timeout-is-the-limits",
          "a TimeoutError of the clean-up itself is taken for its limit, which is not over");

  private static final Misconception PLAIN_TIMEOUT =
      Misconception.of(
          "which-one-is-not-said",
          "a TimeoutError comes out, and does not say what was given up, or after which time");

  private static final Misconception ONLY_IF_RETURNED =
      Misconception.of(
          "only-after-success",
          "the clean-up runs only if the body has returned; it needs a finally");

  private static final Misconception AFTER_THE_LOOP =
      Misconception.of(
          "cleans-up-on-a-closed-loop",
          "the coroutine is closed with its loop, and the clean-up is begun all the same; nothing"
              + " is left that would run it");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "cleans-up-after-exceptions",
          "the body has ended by an Error, and nothing is cleaned up; a finally would have been");

  private static final Misconception ANYTHING_LATE =
      Misconception.of(
          "late-is-given-up",
          "the limit is over, so the step counts as given up, however it has ended; it has ended"
              + " because of its limit only if its own cancellation came out");

  private static final Misconception FROM_THE_CALL =
      Misconception.of(
          "limit-from-the-call",
          "the limit counts from when the coroutine was made; it may be awaited much later");

  private static final Misconception MISTAKEN =
      Misconception.of(
          "takes-the-steps-end-for-its-own",
          "the clean-up's own task was cancelled, and that is taken for a request to the task that"
              + " waits; with shield, the two look alike");

  private CoroutineAction taking(long seconds) {
    return () -> {
      at("begins");
      pause(seconds);
      at("ends");
    };
  }

  private static CleanupStep rollback(CoroutineAction action) {
    return new CleanupStep("rollback", seconds(100), action);
  }

  private static CoroutineAction failing(Exception failure) {
    return () -> {
      pause(3);
      throw failure;
    };
  }

  private static void toTheEnd(CleanupStep step) {
    await(Cleanup.toTheEnd(step));
  }

  private static boolean missing(List<String> lines, String begin) {
    return lines.stream().noneMatch(line -> line.startsWith(begin));
  }

  /**
   * Runs a body in a task, which is cancelled at some seconds, and says what the task threw. What
   * it leaves running has time to end.
   */
  private Throwable cancelledAt(CoroutineAction body, long... seconds) {
    var thrown = new Throwable[1];
    run(
        () -> {
          Task<Void> task = start(body);
          task.addDoneCallback(_ -> at("over"));
          for (long second : seconds) {
            until(second);
            task.cancel("at " + second);
          }
          thrown[0] = thrownBy(task);
          pause(100);
        });
    return thrown[0];
  }

  @Test
  @DisplayName("a clean-up goes on to its end although its task is cancelled meanwhile")
  void survivesOne() {
    Throwable thrown = cancelledAt(() -> toTheEnd(rollback(taking(5))), 2);
    observed("what happened", trace)
        .suggests(CUT_OFF, lines -> missing(lines, "ends"))
        .suggests(SHIELD_ONLY, lines -> lines.contains("over at 2"))
        .shouldBe("begins at 0", "ends at 5", "over at 5");
    observed("what came out", words(thrown))
        .suggests(SWALLOWED, words -> words.equals("nothing"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .shouldBe("CancelledError: at 2");
  }

  @Test
  @DisplayName(
      "it goes on however often its task is cancelled, and the first cancellation comes out")
  void survivesSeveral() {
    Throwable thrown = cancelledAt(() -> toTheEnd(rollback(taking(5))), 2, 3, 4);
    observed("what happened", trace)
        .suggests(CUT_OFF, lines -> missing(lines, "ends") && lines.contains("over at 2"))
        .suggests(SHIELD_ONLY, lines -> lines.contains("over at 2"))
        .suggests(ONLY_ONE, lines -> lines.contains("over at 3"))
        .shouldBe("begins at 0", "ends at 5", "over at 5");
    observed("what came out", words(thrown))
        .suggests(SWALLOWED, words -> words.equals("nothing"))
        .suggests(LAST_ERROR, words -> words.equals("CancelledError: at 4"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .shouldBe("CancelledError: at 2");
  }

  @Test
  @DisplayName("no request to cancel is taken back, and none is added")
  void theCountStays() {
    var counts = new ArrayList<Integer>();
    cancelledAt(
        () -> {
          try {
            toTheEnd(rollback(taking(5)));
          } finally {
            counts.add(currentTask().cancelling());
          }
        },
        2,
        3);
    observed("how many requests there are after two", List.copyOf(counts))
        .suggests(TAKEN_BACK, seen -> seen.getLast() < 2)
        .suggests(CANCELS_AGAIN, seen -> seen.getLast() > 2)
        .shouldBe(List.of(2));
  }

  @Test
  @DisplayName("a time limit further out is kept when the clean-up has ended")
  void aLimitFurtherOut() {
    run(
        () -> {
          attempting(
                  "what is limited to two seconds",
                  () ->
                      await(
                          timeout(
                              seconds(2),
                              () -> await(Cleanup.after(() -> null, rollback(taking(5)))))))
              .suggests(SWALLOWED, thrown -> thrown == null)
              .suggests(TAKEN_BACK, thrown -> thrown instanceof CancelledError)
              .shouldThrow(TimeoutError.class);
          at("over");
        });
    observed("what happened", trace)
        .suggests(CUT_OFF, lines -> missing(lines, "ends"))
        .suggests(SHIELD_ONLY, lines -> lines.contains("over at 2"))
        .shouldBe("begins at 0", "ends at 5", "over at 5");
  }

  @Test
  @DisplayName("after the body comes the step, then the body's result")
  void theResult() {
    run(
        () -> {
          Callable<String> body =
              () -> {
                pause(1);
                return "done";
              };
          String result = await(Cleanup.after(body, rollback(taking(2))));
          at(result);
        });
    observed("what happened", trace).shouldBe("begins at 1", "ends at 3", "done at 3");
  }

  @Test
  @DisplayName("a body that fails is cleaned up after, and its failure comes out")
  void theBodyFails() {
    var failure = new IOException("disk full");
    run(
        () ->
            attempting(
                    "the body", () -> await(Cleanup.after(throwing(failure), rollback(taking(2)))))
                .shouldBeSameAs(failure));
    observed("what happened", trace)
        .suggests(ONLY_IF_RETURNED, List::isEmpty)
        .shouldBe("begins at 0", "ends at 2");
  }

  private static Callable<Void> throwing(Exception failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  @DisplayName(
      "a body that is cancelled is cleaned up after; its cancellation goes on, not a later one")
  void theBodyIsCancelled() {
    Callable<Void> body =
        () -> {
          pause(50);
          return null;
        };
    Throwable thrown = cancelledAt(() -> await(Cleanup.after(body, rollback(taking(5)))), 2, 3, 4);
    observed("what happened", trace)
        .suggests(ONLY_IF_RETURNED, lines -> missing(lines, "begins"))
        .suggests(CUT_OFF, lines -> missing(lines, "ends"))
        .suggests(SHIELD_ONLY, lines -> lines.contains("over at 3"))
        .suggests(ONLY_ONE, lines -> lines.contains("over at 4"))
        .shouldBe("begins at 2", "ends at 7", "over at 7");
    observed("what came out", words(thrown))
        .suggests(SWALLOWED, words -> words.equals("nothing"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .suggests(RESULT_COMES_OUT, words -> words.equals("CancelledError: at 3"))
        .suggests(LAST_ERROR, words -> words.equals("CancelledError: at 4"))
        .shouldBe("CancelledError: at 2");
    observed("what is suppressed in it", suppressedIn(thrown)).shouldBeEmpty();
  }

  @Test
  @DisplayName("what the clean-up fails by comes out, if nothing else went wrong")
  void theCleanupFails() {
    var failure = new IOException("connection lost");
    run(
        () ->
            attempting(
                    "the clean-up", () -> await(Cleanup.after(() -> 1, rollback(failing(failure)))))
                .suggests(FAILURE_LOST, thrown -> thrown == null)
                .shouldBeSameAs(failure));
  }

  @Test
  @DisplayName(
      "if body and clean-up fail, the body's failure comes out, the other suppressed in it")
  void bothFail() {
    var failure = new IOException("disk full");
    var ofCleanup = new IOException("connection lost");
    run(
        () -> {
          attempting(
                  "the body",
                  () -> await(Cleanup.after(throwing(failure), rollback(failing(ofCleanup)))))
              .suggests(RESULT_COMES_OUT, thrown -> thrown == ofCleanup)
              .shouldBeSameAs(failure);
          observed("what is suppressed in it", suppressedIn(failure))
              .suggests(FAILURE_LOST, List::isEmpty)
              .shouldBe(List.of("IOException: connection lost"));
        });
  }

  @Test
  @DisplayName("body and clean-up may fail by the very same exception")
  void bothFailByTheSame() {
    var failure = new IOException("connection lost");
    run(
        () ->
            attempting(
                    "the body",
                    () -> await(Cleanup.after(throwing(failure), rollback(failing(failure)))))
                .shouldBeSameAs(failure));
  }

  @Test
  @DisplayName(
      "a cancellation during the clean-up goes before failures, which are suppressed in it")
  void theCancellationGoesFirst() {
    var failure = new IOException("disk full");
    var ofCleanup = new IOException("connection lost");
    Throwable thrown =
        cancelledAt(() -> await(Cleanup.after(throwing(failure), rollback(failing(ofCleanup)))), 2);
    observed("what came out", words(thrown))
        .suggests(FAILURE_FIRST, words -> words.startsWith("IOException"))
        .suggests(SWALLOWED, words -> words.equals("nothing"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .shouldBe("CancelledError: at 2");
    observed("what is suppressed in it", suppressedIn(thrown))
        .suggests(
            FAILURE_LOST, seen -> seen.equals(List.of("IOException: disk full")) || seen.isEmpty())
        .shouldBe(List.of("IOException: disk full", "IOException: connection lost"));
  }

  @Test
  @DisplayName("a body was cancelled, and its clean-up fails: the cancellation goes on")
  void cancelledAndTheCleanupFails() {
    var ofCleanup = new IOException("connection lost");
    Callable<Void> body =
        () -> {
          pause(50);
          return null;
        };
    Throwable thrown =
        cancelledAt(() -> await(Cleanup.after(body, rollback(failing(ofCleanup)))), 2, 3);
    observed("what came out", words(thrown))
        .suggests(FAILURE_FIRST, words -> words.startsWith("IOException"))
        .suggests(RESULT_COMES_OUT, words -> words.equals("CancelledError: at 3"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .shouldBe("CancelledError: at 2");
    observed("what is suppressed in it", suppressedIn(thrown))
        .suggests(FAILURE_LOST, List::isEmpty)
        .shouldBe(List.of("IOException: connection lost"));
    observed("what the exception handler was told", messages()).shouldBeEmpty();
  }

  @Test
  @DisplayName("a clean-up that takes too long is cancelled, awaited, and told by name")
  void tooLong() {
    var step = new CleanupStep("rollback", seconds(5), cleaningUpFor(1));
    Throwable thrown = cancelledAt(() -> toTheEnd(step));
    observed("what happened", trace)
        .suggests(WITHOUT_LIMIT, lines -> lines.contains("ends at 60"))
        .suggests(LIMIT_LEAVES, lines -> lines.contains("over at 5"))
        .shouldBe("begins at 0", "is cancelled at 5", "over at 6");
    observed("what came out", words(thrown))
        .suggests(PLAIN_TIMEOUT, words -> words.startsWith("TimeoutError"))
        .shouldBe("GivenUp: rollback did not end within PT5S");
    observed("its cause", words(thrown.getCause())).shouldBe("TimeoutError");
  }

  /** Takes a minute, and some time to end when it is cancelled. */
  private CoroutineAction cleaningUpFor(long seconds) {
    return () -> {
      at("begins");
      try {
        pause(60);
        at("ends");
      } catch (CancelledError cancelled) {
        at("is cancelled");
        pause(seconds);
        throw cancelled;
      }
    };
  }

  @Test
  @DisplayName("cancelling the task neither shortens nor prolongs the limit")
  void tooLongAndCancelled() {
    var step = new CleanupStep("rollback", seconds(5), cleaningUpFor(1));
    Throwable thrown = cancelledAt(() -> toTheEnd(step), 2, 4);
    observed("what happened", trace)
        .suggests(WITHOUT_LIMIT, lines -> lines.contains("ends at 60"))
        .suggests(CUT_OFF, lines -> lines.contains("is cancelled at 2"))
        .suggests(SHIELD_ONLY, lines -> lines.contains("over at 2"))
        .suggests(
            LIMIT_ANEW,
            lines -> lines.contains("is cancelled at 7") || lines.contains("is cancelled at 9"))
        .suggests(ONLY_ONE, lines -> lines.contains("over at 4"))
        .suggests(LIMIT_LEAVES, lines -> lines.contains("over at 5"))
        .shouldBe("begins at 0", "is cancelled at 5", "over at 6");
    observed("what came out", words(thrown))
        .suggests(FAILURE_FIRST, words -> words.startsWith("GivenUp"))
        .suggests(LAST_ERROR, words -> words.equals("CancelledError: at 4"))
        .shouldBe("CancelledError: at 2");
    observed("what is suppressed in it", suppressedIn(thrown))
        .suggests(FAILURE_LOST, List::isEmpty)
        .suggests(PLAIN_TIMEOUT, seen -> seen.getFirst().startsWith("TimeoutError"))
        .shouldBe(List.of("GivenUp: rollback did not end within PT5S"));
  }

  @Test
  @DisplayName("a TimeoutError of the clean-up itself is a failure like any other")
  void aTimeoutOfItsOwn() {
    var failure = new TimeoutError();
    run(
        () ->
            attempting("the clean-up", () -> toTheEnd(rollback(failing(failure))))
                .suggests(ANY_TIMEOUT, GivenUp.class::isInstance)
                .shouldBeSameAs(failure));
  }

  @Test
  @DisplayName("a step may have no limit")
  void withoutLimit() {
    run(() -> toTheEnd(new CleanupStep("rollback", null, taking(100_000))));
    observed("what happened", trace).shouldBe("begins at 0", "ends at 100000");
  }

  @Test
  @DisplayName("a step that is only limited is cancelled with its task")
  void onlyLimited() {
    Throwable thrown = cancelledAt(() -> await(Cleanup.limited(rollback(taking(5)))), 2);
    observed("what happened", trace).shouldBe("begins at 0", "over at 2");
    observed("what came out", words(thrown)).shouldBe("CancelledError: at 2");
  }

  @Test
  @DisplayName("the clean-up's task is called by the step and by who waits for it")
  void theNameOfItsTask() {
    run(
        () -> {
          Task<Void> task = start(() -> toTheEnd(rollback(taking(5))));
          pause(1);
          observed("the tasks", allTasks().stream().map(Task::name).toList())
              .suggests(CUT_OFF, names -> names.size() == 2)
              .shouldSatisfy(
                  "one called rollback of main", names -> names.contains("rollback of main"));
          await(task);
        });
  }

  @Test
  @DisplayName("whoever cancels the clean-up's own task cuts it off, which is a failure of it")
  void itsOwnTaskIsCancelled() {
    var failure = new IOException("disk full");
    run(
        () -> {
          Task<Void> task =
              start(() -> await(Cleanup.after(throwing(failure), rollback(taking(5)))));
          pause(1);
          task("rollback of main").cancel("by somebody");
          Throwable thrown = thrownBy(task);
          at("over");
          observed("what came out", words(thrown))
              .suggests(MISTAKEN, words -> words.startsWith("CancelledError"))
              .shouldBe("IOException: disk full");
          observed("what is suppressed in it", suppressedIn(thrown))
              .suggests(FAILURE_LOST, List::isEmpty)
              .shouldBe(List.of("CancelledError: by somebody"));
        });
    observed("what happened", trace).shouldBe("begins at 0", "over at 1");
  }

  @Test
  @DisplayName("something else was cancelled, and the body fails by that: a failure like any other")
  void aCancellationOfSomethingElse() {
    Callable<Void> body =
        () -> {
          var other = new Future<Void>(EventLoop.running());
          other.cancel("somebody else's");
          return await(other);
        };
    Throwable thrown = cancelledAt(() -> await(Cleanup.after(body, rollback(taking(5)))), 2);
    observed("what came out", words(thrown))
        .suggests(FAILURE_FIRST, words -> words.endsWith("somebody else's"))
        .suggests(CANCELS_AGAIN, words -> words.equals("CancelledError"))
        .shouldBe("CancelledError: at 2");
    observed("what is suppressed in it", suppressedIn(thrown))
        .shouldBe(List.of("CancelledError: somebody else's"));
  }

  @Test
  @DisplayName("a coroutine that is closed with its loop is not cleaned up after")
  void closedWithItsLoop() {
    try (EventLoop loop = newLoop()) {
      Callable<Void> body =
          () -> {
            pause(50);
            return null;
          };
      Tasks.of(loop)
          .create(async(() -> await(Cleanup.after(body, rollback(taking(5))))), "main", null);
      Runner.runUntilComplete(loop, async(() -> pause(1)));
    }
    observed("what the exception handler was told", messages())
        .suggests(AFTER_THE_LOOP, seen -> seen.size() > 1)
        .shouldBe(List.of("the loop was closed while a task was pending"));
    observed("what happened", trace).shouldBeEmpty();
  }

  @Test
  @DisplayName("shield in a finally, and what survives: as CPython does it")
  void asInCPython() {
    try (EventLoop loop = newLoop()) {
      asyncio.pattern.demo.TransactionDemo.program(loop, trace::add);
    }
    loopcraft.grader.kit.Twin.expectSameAsCPython("transaction", trace);
  }

  @Test
  @DisplayName("a body that ends by an Error is cleaned up after, too")
  void theBodyEndsByAnError() {
    for (Error error : List.of(new AssertionError("bug"), new StackOverflowError())) {
      trace.add(error.getClass().getSimpleName());
      Callable<Void> body =
          () -> {
            throw error;
          };
      run(
          () ->
              attempting(
                      "the body",
                      () -> await(Cleanup.after(body, rollback(() -> trace.add("rollback")))))
                  .shouldBeSameAs(error));
    }
    observed("what happened", trace)
        .suggests(ONLY_EXCEPTIONS, lines -> !lines.contains("rollback"))
        .shouldBe("AssertionError", "rollback", "StackOverflowError", "rollback");
  }

  @Test
  @DisplayName("a step that ends otherwise when its limit is over was not given up")
  void endsOtherwiseAfterItsLimit() {
    for (Exception failure : List.of(new IOException("connection lost"), new TimeoutError())) {
      var step = new CleanupStep("rollback", seconds(5), endingOtherwise(failure));
      run(
          () ->
              attempting("what fails in another way", () -> await(Cleanup.limited(step)))
                  .suggests(ANYTHING_LATE, GivenUp.class::isInstance)
                  .shouldBeSameAs(failure));
    }
    var step = new CleanupStep("rollback", seconds(5), endingOtherwise(null));
    run(
        () ->
            attempting("what returns all the same", () -> await(Cleanup.limited(step)))
                .suggests(ANYTHING_LATE, GivenUp.class::isInstance)
                .shouldSucceed());
  }

  private static CoroutineAction endingOtherwise(Exception failure) {
    return () -> {
      try {
        pause(60);
      } catch (CancelledError limit) {
        if (failure != null) {
          throw failure;
        }
      }
    };
  }

  @Test
  @DisplayName("the limit counts from when the step starts, not from when the coroutine is made")
  void theLimitBeginsWithTheStep() {
    run(
        () -> {
          var step = new CleanupStep("rollback", seconds(5), taking(3));
          Coroutine<Void> limited = Cleanup.limited(step);
          pause(4);
          attempting("what takes three seconds, and may take five", () -> await(limited))
              .suggests(FROM_THE_CALL, GivenUp.class::isInstance)
              .shouldSucceed();
        });
  }
}
