package asyncio.task;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.FuturesDemo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.1", points = 15, seconds = 10)
@DisplayName("02.1 Futures")
class FutureTest {

  private static final Misconception RUNS_INLINE =
      Misconception.of(
          "runs-callbacks-inline",
          "a callback ran inside setResult, cancel or addDoneCallback; whoever completes a future"
              + " would run code of strangers in the middle of its own. Hand callbacks to the"
              + " loop");

  private static final Misconception FORGETS_LATE_CALLBACKS =
      Misconception.of(
          "forgets-late-callbacks",
          "a callback that is added when the future is done already never runs; hand it to the loop"
              + " at once");

  private static final Misconception LAST_CALLBACK_ONLY =
      Misconception.of(
          "last-callback-only",
          "the future keeps one callback, and a second one takes its place; several may wait, and"
              + " run in the order in which they were added");

  private static final Misconception REMOVES_THE_FIRST_ONLY =
      Misconception.of(
          "removes-the-first-only",
          "removeDoneCallback takes back one of several equal callbacks; it takes back all, and"
              + " says how many");

  private static final Misconception RUNS_CALLBACKS_TWICE =
      Misconception.of(
          "runs-callbacks-twice",
          "callbacks stay in the future after they have been handed to the loop, so removing them"
              + " afterwards counts them, and whatever completes next hands them over again");

  private static final Misconception SECOND_RESULT_WINS =
      Misconception.of(
          "second-result-wins",
          "a future that is done takes another result or exception; it becomes done once and for"
              + " good");

  private static final Misconception PENDING_MEANS_NULL =
      Misconception.of(
          "pending-means-null",
          "a future that is pending answers null when it is asked for its result or exception; null"
              + " is a result like any other, so it has to throw InvalidStateError");

  private static final Misconception NULL_MEANS_PENDING =
      Misconception.of(
          "null-means-pending",
          "a future whose result is null is taken for pending; keep the state in a field of its"
              + " own");

  private static final Misconception WRAPS_THE_EXCEPTION =
      Misconception.of(
          "wraps-the-exception",
          "the exception comes out inside of another one; who awaits wants to catch what was"
              + " thrown");

  private static final Misconception CANCELLED_IS_A_RESULT =
      Misconception.of(
          "cancelled-has-no-error",
          "a cancelled future answers as if it had a result, or none yet; result() and exception()"
              + " throw CancelledError");

  private static final Misconception CANCELS_WHAT_IS_DONE =
      Misconception.of(
          "cancels-what-is-done", "cancel changes a future that is done; it may only say false");

  private static final Misconception LOSES_THE_MESSAGE =
      Misconception.of(
          "loses-the-message", "the message given to cancel does not reach the CancelledError");

  private static final Misconception KEEPS_THE_CANCELLATION =
      Misconception.of(
          "throws-one-error-for-ever",
          "the error that a task ended with is thrown again and again; it is handed out once, and"
              + " after that a new one is made each time");

  private static final Misconception NEVER_RETRIEVED =
      Misconception.of(
          "nobody-hears-of-failures",
          "a failure that nobody looks at is not announced to UnretrievedErrors, so it is lost"
              + " without a trace");

  private static final Misconception ALWAYS_UNRETRIEVED =
      Misconception.of(
          "reports-what-was-looked-at",
          "a failure is reported as never retrieved although result(), exception() or cancel() was"
              + " called after it; each of them takes it off the list");

  private static final Misconception ONE_HANDLE_FOR_ALL =
      Misconception.of(
          "one-handle-for-all",
          "all callbacks are handed to the loop as one; when one of them throws, those behind it"
              + " never run. Hand over each by itself");

  private static final Misconception SECOND_MESSAGE_WINS =
      Misconception.of(
          "second-message-wins",
          "a second cancel replaces the message of the first; a future that is done stays as it"
              + " is");

  private static final Misconception REPORTS_WHAT_IT_REFUSED =
      Misconception.of(
          "reports-what-it-refused",
          "an exception that was refused is reported as never retrieved; look whether the future is"
              + " done before anything else");

  private static final Misconception REFUSES_BY_THE_OLD_FAILURE =
      Misconception.of(
          "refuses-by-the-old-failure",
          "a future that is done refuses a second result by throwing what it has ended with; it"
              + " throws an InvalidStateError, whatever it has ended with");

  private static final Misconception CONTEXT_OF_COMPLETION =
      Misconception.of(
          "context-of-completion",
          "a callback runs in the context in which the future was completed; it should be the one"
              + " in which it was added, so make its DoneCallback then");

  private static final Misconception TELLING_IS_LOOKING =
      Misconception.of(
          "telling-is-looking",
          "telling the state in words counts as having looked at the exception, so a log line"
              + " silences the report; only result(), exception() and cancel do");

  private static final Misconception QUIET_WHEN_DONE =
      Misconception.of(
          "cancels-quietly-when-done",
          "cancelBecauseOf on a future that is done does nothing, without a word; it throws"
              + " InvalidStateError, as setResult does");

  private static final Misconception EXCEPTION_HAS_ANOTHER =
      Misconception.of(
          "exception-makes-another-error",
          "result() throws the error that the future was cancelled by, and exception() another one;"
              + " the first of either gives out that very error");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Future<String> future = new Future<>(loop);
  private final Trace trace = new Trace();

  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  private <T> Consumer<T> noting(String what) {
    return done -> trace.add(what);
  }

  /** What the loop reports when it is closed. */
  private List<String> reportsAtClose() {
    var reports = new ArrayList<String>();
    loop.setExceptionHandler((on, context) -> reports.add(inWords(context)));
    loop.close();
    return reports;
  }

  private static String inWords(ExceptionContext context) {
    return context.message() + ": " + context.exception().getMessage();
  }

  @Test
  @DisplayName("a new future is pending, and has nothing to tell")
  void aNewFutureIsPendingAndHasNothingToTell() {
    observed("whether it is done", future.isDone()).shouldBe(false);
    observed("whether it is cancelled", future.isCancelled()).shouldBe(false);
    attempting("asking for its result", future::result)
        .suggests(PENDING_MEANS_NULL, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);
    attempting("asking for its exception", future::exception)
        .suggests(PENDING_MEANS_NULL, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);
  }

  @Test
  @DisplayName("a result makes it done")
  void aResultMakesItDone() {
    future.setResult("value");

    observed("whether it is done", future.isDone()).shouldBe(true);
    observed("whether it is cancelled", future.isCancelled()).shouldBe(false);
    observed("its result", future.result()).shouldBe("value");
    observed("its exception", future.exception()).shouldBe(null);
  }

  @Test
  @DisplayName("null is a result like any other")
  void nullIsAResultLikeAnyOther() {
    future.setResult(null);

    observed("whether it is done", future.isDone()).suggests(NULL_MEANS_PENDING).shouldBe(true);
    String result = during(NULL_MEANS_PENDING, "asking for a result of null", future::result);
    observed("its result", result).shouldBe(null);
    attempting("giving it another result", () -> future.setResult("second"))
        .suggests(NULL_MEANS_PENDING)
        .shouldThrow(InvalidStateError.class);
  }

  @Test
  @DisplayName("an exception comes out of result() as it is")
  void anExceptionComesOutOfResultAsItIs() {
    var failure = new IOException("no network");
    future.setException(failure);

    observed("whether it is done", future.isDone()).shouldBe(true);
    observed("its exception", future.exception())
        .suggests(WRAPS_THE_EXCEPTION, seen -> seen != null && seen.getCause() == failure)
        .shouldBe(failure);
    observed("what result() throws", thrownBy(future::result))
        .suggests(WRAPS_THE_EXCEPTION, seen -> seen != null && seen.getCause() == failure)
        .shouldBe(failure);
  }

  private static Throwable thrownBy(Runnable body) {
    try {
      body.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  @Test
  @DisplayName("an exception of null is refused")
  void anExceptionOfNullIsRefused() {
    attempting("setting an exception of null", () -> future.setException(null))
        .shouldThrow(NullPointerException.class);
  }

  @Test
  @DisplayName("what is done stays as it is")
  void whatIsDoneStaysAsItIs() {
    future.setResult("kept");

    attempting("a second result", () -> future.setResult("lost"))
        .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);
    attempting("an exception after the result", () -> future.setException(new Exception()))
        .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);
    attempting(
            "a cancellation by an error after the result",
            () -> future.cancelBecauseOf(new CancelledError()))
        .suggests(QUIET_WHEN_DONE, thrown -> thrown == null && !future.isCancelled())
        .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);
    observed("whether cancel() did something", future.cancel())
        .suggests(CANCELS_WHAT_IS_DONE)
        .shouldBe(false);
    observed("whether it is cancelled", future.isCancelled())
        .suggests(CANCELS_WHAT_IS_DONE)
        .shouldBe(false);
    observed("the result", future.result()).suggests(SECOND_RESULT_WINS).shouldBe("kept");
  }

  @Test
  @DisplayName("what has failed or was cancelled takes no result and no exception either")
  void whatHasFailedOrWasCancelledStaysAsItIs() {
    var failed = new Future<String>(loop);
    failed.setException(new IOException("kept"));
    var cancelled = new Future<String>(loop);
    cancelled.cancel("kept");
    for (Future<String> done : List.of(failed, cancelled)) {
      attempting("a result for " + done, () -> done.setResult("lost"))
          .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
          .suggests(REFUSES_BY_THE_OLD_FAILURE)
          .shouldThrow(InvalidStateError.class);
      attempting("an exception for " + done, () -> done.setException(new Exception("lost")))
          .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
          .suggests(REFUSES_BY_THE_OLD_FAILURE)
          .shouldThrow(InvalidStateError.class);
    }
    cancelled.cancel("lost");

    observed("what the failed one throws", thrownBy(failed::result).getMessage())
        .suggests(SECOND_RESULT_WINS)
        .shouldBe("kept");
    observed("the message of the cancelled one", thrownBy(cancelled::result).getMessage())
        .suggests(SECOND_MESSAGE_WINS, "lost"::equals)
        .shouldBe("kept");
  }

  @Test
  @DisplayName("a cancelled future throws CancelledError, with the message")
  void aCancelledFutureThrowsCancelledErrorWithTheMessage() {
    observed("whether cancel() did something", future.cancel("enough")).shouldBe(true);

    observed("whether it is done", future.isDone()).shouldBe(true);
    observed("whether it is cancelled", future.isCancelled()).shouldBe(true);
    for (Runnable question : List.<Runnable>of(future::result, future::exception)) {
      Throwable thrown = thrownBy(question);
      observed("what result() or exception() throws", thrown)
          .suggests(CANCELLED_IS_A_RESULT)
          .shouldSatisfy("a CancelledError", seen -> seen instanceof CancelledError);
      observed("its message", thrown.getMessage()).suggests(LOSES_THE_MESSAGE).shouldBe("enough");
    }
    observed("whether a second cancel() did something", future.cancel())
        .suggests(CANCELS_WHAT_IS_DONE)
        .shouldBe(false);
  }

  @Test
  @DisplayName("the error that a future was cancelled by is thrown once, then new ones are")
  void theErrorThatAFutureWasCancelledByIsThrownOnceThenNewOnesAre() {
    var error = new CancelledError("by the coroutine");
    future.cancelBecauseOf(error);

    observed("whether it is cancelled", future.isCancelled()).shouldBe(true);
    observed("the first error", thrownBy(future::result)).shouldBeSameAs(error);
    observed("the second error", thrownBy(future::result))
        .suggests(KEEPS_THE_CANCELLATION, seen -> seen == error)
        .shouldSatisfy(
            "a CancelledError of its own", seen -> seen instanceof CancelledError && seen != error);
  }

  @Test
  @DisplayName("exception() gives out the error that a future was cancelled by, too")
  void exceptionGivesOutTheErrorToo() {
    var error = new CancelledError("by the coroutine");
    future.cancelBecauseOf(error);

    observed("what exception() throws", thrownBy(future::exception))
        .suggests(EXCEPTION_HAS_ANOTHER)
        .shouldBeSameAs(error);
  }

  @Test
  @DisplayName("a callback that throws does not keep the next ones from running")
  void aCallbackThatThrowsDisturbsNoOther() {
    loop.setExceptionHandler((on, context) -> trace.add(context.exception().getMessage()));
    future.addDoneCallback(
        done -> {
          throw new IllegalStateException("first fails");
        });
    future.addDoneCallback(noting("second runs"));
    future.setResult("value");
    runOneIteration();

    observed("what happened", trace)
        .suggests(ONE_HANDLE_FOR_ALL)
        .shouldBe("first fails", "second runs");
  }

  @Test
  @DisplayName("a callback runs in the context in which it was added")
  void aCallbackRunsInTheContextInWhichItWasAdded() {
    var user = new ContextVar<>("user", "nobody");
    var adding = new Context();
    adding.run(
        () -> {
          user.set("who added");
          future.addDoneCallback(done -> trace.add(user.get()));
        });
    new Context()
        .run(
            () -> {
              user.set("who completed");
              future.setResult("value");
            });
    runOneIteration();

    observed("whose context it was", trace).suggests(CONTEXT_OF_COMPLETION).shouldBe("who added");
  }

  @Test
  @DisplayName("callbacks run in the loop, never at once, in the order in which they were added")
  void callbacksRunInTheLoopNeverAtOnceInTheOrderInWhichTheyWereAdded() {
    future.addDoneCallback(noting("first"));
    future.addDoneCallback(noting("second"));
    trace.add("before the result");
    future.setResult("value");
    trace.add("after the result");
    runOneIteration();

    observed("what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("first") < seen.indexOf("after the result"))
        .suggests(LAST_CALLBACK_ONLY, seen -> !seen.contains("first") || !seen.contains("second"))
        .shouldBe("before the result", "after the result", "first", "second");
  }

  @Test
  @DisplayName("a callback added to what is done runs in the loop, too")
  void aCallbackAddedToWhatIsDoneRunsInTheLoopToo() {
    future.setResult("value");
    future.addDoneCallback(noting("callback"));
    trace.add("added");
    runOneIteration();

    observed("what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("callback") == 0)
        .suggests(FORGETS_LATE_CALLBACKS, seen -> !seen.contains("callback"))
        .shouldBe("added", "callback");
  }

  @Test
  @DisplayName("an exception and a cancellation run the callbacks, too, with the future")
  void anExceptionAndACancellationRunTheCallbacksTooWithTheFuture() {
    var failing = new Future<String>(loop);
    var cancelled = new Future<String>(loop);
    var thrown = new Future<String>(loop);
    List<Future<String>> seen = new ArrayList<>();
    List.of(failing, cancelled, thrown).forEach(each -> each.addDoneCallback(seen::add));
    failing.setException(new Exception());
    cancelled.cancel();
    thrown.cancelBecauseOf(new CancelledError());
    observed("callbacks that ran before the loop did", List.copyOf(seen))
        .suggests(RUNS_INLINE)
        .shouldBeEmpty();
    runOneIteration();

    observed("the futures that callbacks were given", seen)
        .shouldBe(List.of(failing, cancelled, thrown));
    failing.exception();
  }

  @Test
  @DisplayName("the same callback may be added several times, and runs as often")
  void theSameCallbackMayBeAddedSeveralTimesAndRunsAsOften() {
    Consumer<Object> callback = noting("again");
    future.addDoneCallback(callback);
    future.addDoneCallback(callback);
    future.setResult("value");
    runOneIteration();

    observed("what ran", trace)
        .suggests(LAST_CALLBACK_ONLY, seen -> seen.size() == 1)
        .shouldBe("again", "again");
  }

  @Test
  @DisplayName("a callback that is taken back is taken back as often as it was added")
  void aCallbackThatIsTakenBackIsTakenBackAsOftenAsItWasAdded() {
    Consumer<Object> twice = noting("never");
    future.addDoneCallback(twice);
    future.addDoneCallback(noting("stays"));
    future.addDoneCallback(twice);

    observed("how many were taken back", future.removeDoneCallback(twice))
        .suggests(REMOVES_THE_FIRST_ONLY, seen -> seen == 1)
        .shouldBe(2);
    observed("how many were left to take back", future.removeDoneCallback(twice)).shouldBe(0);
    future.setResult("value");
    runOneIteration();
    observed("what ran", trace)
        .suggests(REMOVES_THE_FIRST_ONLY, seen -> seen.contains("never"))
        .shouldBe("stays");
  }

  @Test
  @DisplayName("callbacks that were handed to the loop are no longer the future's")
  void callbacksThatWereHandedToTheLoopAreNoLongerTheFutures() {
    Consumer<Object> callback = noting("callback");
    future.addDoneCallback(callback);
    future.setResult("value");

    observed("how many could be taken back", future.removeDoneCallback(callback))
        .suggests(RUNS_CALLBACKS_TWICE)
        .shouldBe(0);
    runOneIteration();
    runOneIteration();
    observed("what ran", trace)
        .suggests(RUNS_CALLBACKS_TWICE, seen -> seen.size() > 1)
        .shouldBe("callback");
  }

  @Test
  @DisplayName("a callback may complete another future, whose callbacks run an iteration later")
  void aCallbackMayCompleteAnotherFutureWhoseCallbacksRunAnIterationLater() {
    var next = new Future<String>(loop);
    next.addDoneCallback(noting("next"));
    future.addDoneCallback(done -> next.setResult(done.result()));
    future.addDoneCallback(noting("same iteration"));
    future.setResult("value");
    runOneIteration();
    trace.add("an iteration later");
    runOneIteration();

    observed("what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("next") < seen.indexOf("an iteration later"))
        .shouldBe("same iteration", "an iteration later", "next");
  }

  @Test
  @DisplayName("a failure that nobody looked at is reported when the loop closes")
  void aFailureThatNobodyLookedAtIsReportedWhenTheLoopCloses() {
    future.setException(new IOException("no network"));

    observed("what was reported", reportsAtClose())
        .suggests(NEVER_RETRIEVED, List::isEmpty)
        .shouldBe("Future exception was never retrieved: no network");
  }

  @Test
  @DisplayName("a failure that was looked at is not reported")
  void aFailureThatWasLookedAtIsNotReported() {
    for (Consumer<Future<String>> look :
        List.<Consumer<Future<String>>>of(
            failed -> thrownBy(failed::result), Future::exception, Future::cancel)) {
      var failed = new Future<String>(loop);
      failed.setException(new IOException("seen"));
      look.accept(failed);
    }

    observed("what was reported", reportsAtClose()).suggests(ALWAYS_UNRETRIEVED).shouldBeEmpty();
  }

  @Test
  @DisplayName("telling the state is not looking at the failure")
  void tellingTheStateIsNotLooking() {
    future.setException(new IOException("no network"));
    trace.add(future.toString());

    observed("what was reported", reportsAtClose())
        .suggests(NEVER_RETRIEVED, seen -> trace.lines().isEmpty())
        .suggests(TELLING_IS_LOOKING)
        .shouldBe("Future exception was never retrieved: no network");
  }

  @Test
  @DisplayName("an exception that was refused is not reported")
  void anExceptionThatWasRefusedIsNotReported() {
    future.setResult("value");
    attempting("an exception after the result", () -> future.setException(new Exception("late")))
        .suggests(SECOND_RESULT_WINS, thrown -> thrown == null)
        .shouldThrow(InvalidStateError.class);

    observed("what was reported", reportsAtClose())
        .suggests(REPORTS_WHAT_IT_REFUSED)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("the state is told in words")
  void theStateIsToldInWords() {
    var failed = new Future<String>(loop);
    failed.setException(new IOException("no network"));
    failed.exception();
    var cancelled = new Future<String>(loop);
    cancelled.cancel();
    var done = new Future<String>(loop);
    done.setResult("value");

    observed("a pending one", future.status()).shouldBe("pending");
    observed("a cancelled one", cancelled.status()).shouldBe("cancelled");
    observed("one with a result", done.status()).shouldBe("finished");
    observed("one that failed", failed.status())
        .shouldBe("finished, exception=java.io.IOException: no network");
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    during(RUNS_INLINE, "running the demo's program", () -> FuturesDemo.program(loop, trace::add));

    Twin.expectSameAsCPython("futures", trace);
  }
}
