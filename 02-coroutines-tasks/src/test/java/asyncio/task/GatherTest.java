package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.GatherDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.6", points = 15, seconds = 10)
@DisplayName("02.6 Gather")
class GatherTest {

  private static final Misconception IN_ORDER_OF_COMPLETION =
      Misconception.of(
          "in-order-of-completion",
          "the results stand in the order in which they came; each has its place, that of the"
              + " awaitable in the call");

  private static final Misconception ONE_AFTER_ANOTHER =
      Misconception.of(
          "one-after-another",
          "each awaitable starts only when the one before it has ended; all of them start first");

  private static final Misconception WAITS_BEFORE_IT_FAILS =
      Misconception.of(
          "waits-before-it-fails",
          "a failure is kept back until all have ended; the first one ends the gathering at once");

  private static final Misconception CANCELS_THE_OTHERS =
      Misconception.of(
          "cancels-the-others",
          "a failure cancels the other awaitables; gather lets them go on (a task group is what"
              + " cancels)");

  private static final Misconception LEAVES_FAILURES_UNRETRIEVED =
      Misconception.of(
          "leaves-failures-unretrieved",
          "failures that come after the first are reported as never retrieved; look at each of them"
              + " when it comes, although the gathering is done");

  private static final Misconception FAILURES_BECOME_NULL =
      Misconception.of(
          "failures-become-null", "a failure is swallowed, and null stands in its place");

  private static final Misconception CANCELLED_ONE_ENDS_SETTLED =
      Misconception.of(
          "a-cancelled-one-ends-the-settled-form",
          "a cancelled awaitable ends the settled form; there it is one outcome among the others");

  private static final Misconception STARTS_TWICE =
      Misconception.of(
          "starts-twice",
          "an awaitable that is given twice is started twice; start each once, and let its result"
              + " stand in both places");

  private static final Misconception COUNTS_PLACES =
      Misconception.of(
          "counts-places",
          "the count of what is left begins at the number of places, but an awaitable that has two"
              + " places ends only once, so the gathering never does");

  private static final Misconception EMPTY_NEVER_ENDS =
      Misconception.of(
          "empty-never-ends",
          "a gathering of nothing waits for a last one that never comes; it is done at once");

  private static final Misconception DONE_ONES_WAIT =
      Misconception.of(
          "done-ones-wait",
          "futures that are done already are waited for through the loop; if nothing is left to"
              + " wait for, the gathering is done when gather returns");

  private static final Misconception CANCEL_ENDS_IT_AT_ONCE =
      Misconception.of(
          "cancel-ends-it-at-once",
          "cancel() makes the gathering itself cancelled, while its children still clean up; it"
              + " only cancels the children, and ends when they have ended");

  private static final Misconception CANCEL_FORGETS_THE_CHILDREN =
      Misconception.of(
          "cancel-forgets-the-children",
          "cancel() does not reach all of the children; some go on although nobody wants their"
              + " results");

  private static final Misconception CANCEL_GETS_LOST =
      Misconception.of(
          "cancel-gets-lost",
          "the gathering was cancelled, and has a result all the same, because its children's"
              + " cancellations were taken for outcomes; remember that cancel() was asked for");

  private static final Misconception CHILD_CANCELS_THE_GATHERING =
      Misconception.of(
          "a-child-cancels-the-gathering",
          "a cancelled child makes the gathering itself cancelled; it fails with a CancelledError,"
              + " which is not the same: isCancelled() is false");

  private static final Misconception CANCELS_WHEN_DONE =
      Misconception.of(
          "cancels-when-done",
          "cancel() reaches the children although the gathering is done; then it does nothing, and"
              + " returns false");

  private static final Misconception CANCEL_TOO_LATE_COUNTS =
      Misconception.of(
          "a-cancel-too-late-counts",
          "cancel() came when all children were done, so there was nothing to cancel, and spoils"
              + " the results all the same; it returns false, and changes nothing");

  private static final Misconception REFUSES_NULL =
      Misconception.of(
          "refuses-null", "null as a result is refused; List.of and List.copyOf do not take it");

  private static final Misconception MIXES_LOOPS =
      Misconception.of(
          "mixes-loops",
          "futures of different loops are gathered; each loop would run callbacks of the other's"
              + " futures");

  private static final Misconception OUT_OF_ORDER =
      Misconception.of(
          "cancels-out-of-order",
          "cancel() reaches the children in another order than they were given in; keep them in a"
              + " list, or in a set that keeps its order");

  private static final Misconception CLEANUP_FAILURE_IS_UNSEEN =
      Misconception.of(
          "cleanup-failure-is-unseen",
          "the gathering was cancelled, and does not look how its children have ended, so their"
              + " failures are reported as never retrieved; look at each, whatever comes out");

  private static final Misconception CANCEL_HIDES =
      Misconception.of(
          "cancel-hides-a-failure",
          "the gathering was cancelled, and a child's failure in its clean-up is lost; only a"
              + " result gives way to the CancelledError");

  private static final Misconception CANCELS_WHOM_IT_CANNOT =
      Misconception.of(
          "cancels-whom-it-cannot",
          "cancel() counts a child that refuses as cancelled, and the results are lost; the child's"
              + " answer says whether it was");

  private static final Misconception OUTCOME_FOR_EACH_PLACE =
      Misconception.of(
          "outcome-for-each-place",
          "an awaitable that was given twice has two outcomes, of which only the first has its"
              + " cancellation's message; ask once, and put that into both places");

  private static final Misconception ASKS_THE_CANCELLED =
      Misconception.of(
          "asks-the-cancelled",
          "an awaitable that is cancelled after the gathering has failed is asked for its"
              + " exception, which throws; look whether it was cancelled first");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private void run(CoroutineAction main) {
    Runner.runUntilComplete(loop, async(main));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private void note(String text) {
    trace.add(text + " at " + time.now().toMillis() + " ms");
  }

  /** Returns its name after a time, and notes how it ended. */
  private Coroutine<String> fetch(String name, int millis) {
    return async(
        () -> {
          try {
            await(sleep(millis(millis)));
          } catch (CancelledError cancelled) {
            note(name + " was cancelled");
            throw cancelled;
          }
          note(name + " ended");
          return name;
        });
  }

  private Coroutine<String> failing(String name, int millis) {
    return async(
        () -> {
          await(sleep(millis(millis)));
          throw new IOException(name);
        });
  }

  /** Takes no notice of being cancelled. */
  private Coroutine<String> stubborn(String name) {
    return async(
        () -> {
          try {
            await(sleep(millis(1000)));
          } catch (CancelledError ignored) {
            note(name + " goes on");
          }
          return name;
        });
  }

  private <T> Future<T> done(T result) {
    var future = new Future<T>(loop);
    future.setResult(result);
    return future;
  }

  private Future<String> failed(String name) {
    var future = new Future<String>(loop);
    future.setException(new IOException(name));
    return future;
  }

  private List<String> reports() {
    var reports = new ArrayList<String>();
    loop.setExceptionHandler((in, context) -> reports.add(context.message()));
    return reports;
  }

  @Test
  @DisplayName("the results stand in the order in which the awaitables were given")
  void theResultsStandInTheOrderInWhichTheAwaitablesWereGiven() {
    run(
        () ->
            observed("the results", await(gather(fetch("a", 30), fetch("b", 10), fetch("c", 20))))
                .suggests(IN_ORDER_OF_COMPLETION, seen -> seen.equals(List.of("b", "c", "a")))
                .shouldBe(List.of("a", "b", "c")));
  }

  @Test
  @DisplayName("the awaitables run side by side")
  void theAwaitablesRunSideBySide() {
    run(() -> await(gather(fetch("a", 30), fetch("b", 10), fetch("c", 20))));

    observed("what ended when", trace)
        .suggests(ONE_AFTER_ANOTHER, seen -> seen.contains("a ended at 30 ms"))
        .shouldBe("b ended at 10 ms", "c ended at 20 ms", "a ended at 30 ms");
  }

  @Test
  @DisplayName("they start in their order, whether or not the gathering is awaited")
  void theyStartInTheirOrderWhetherOrNotTheGatheringIsAwaited() {
    run(
        () -> {
          gather(
              async(() -> trace.add("first starts")),
              async(() -> trace.add("second starts")),
              async(() -> trace.add("third starts")));
          trace.add("gather has returned");
          await(sleep(millis(1)));
        });

    observed("what happened", trace)
        .suggests(ONE_AFTER_ANOTHER)
        .shouldBe("gather has returned", "first starts", "second starts", "third starts");
  }

  @Test
  @DisplayName("a result may be null")
  void aResultMayBeNull() {
    run(
        () -> {
          Coroutine<String> nothing = async(() -> (String) null);
          List<String> results =
              during(REFUSES_NULL, "gathering a null", () -> await(gather(nothing, fetch("a", 1))));
          observed("the results", results.toString()).suggests(REFUSES_NULL).shouldBe("[null, a]");
        });
  }

  @Test
  @DisplayName("the first failure ends the gathering at once, and the others go on")
  void theFirstFailureEndsTheGatheringAtOnceAndTheOthersGoOn() {
    run(
        () -> {
          Future<List<String>> gathering =
              gather(fetch("quick", 10), failing("broken", 20), fetch("slow", 30));
          attempting("awaiting the gathering", () -> await(gathering))
              .suggests(FAILURES_BECOME_NULL, thrown -> thrown == null)
              .suggests(WAITS_BEFORE_IT_FAILS)
              .shouldThrow(IOException.class);
          note("failed");
          await(sleep(millis(20)));
        });

    observed("what happened", trace)
        .suggests(WAITS_BEFORE_IT_FAILS, seen -> seen.getLast().startsWith("failed"))
        .suggests(CANCELS_THE_OTHERS, seen -> seen.toString().contains("slow was cancelled"))
        .shouldBe("quick ended at 10 ms", "failed at 20 ms", "slow ended at 30 ms");
  }

  @Test
  @DisplayName("the failure that comes out is the one that was thrown first, itself")
  void theFailureThatComesOutIsTheOneThatWasThrownFirstItself() {
    var first = new IOException("first");
    run(
        () -> {
          var one = new Future<String>(loop);
          var two = new Future<String>(loop);
          Future<List<String>> gathering = gather(one, two);
          two.setException(first);
          one.setException(new IOException("second"));
          Throwable thrown =
              attempting("awaiting the gathering", () -> await(gathering))
                  .suggests(FAILURES_BECOME_NULL, seen -> seen == null)
                  .shouldThrow(IOException.class);
          observed("the failure", thrown).suggests(WAITS_BEFORE_IT_FAILS).shouldBeSameAs(first);
        });
  }

  @Test
  @DisplayName("the failures that come after the first count as retrieved")
  void theFailuresThatComeAfterTheFirstCountAsRetrieved() {
    List<String> reports = reports();
    run(
        () -> {
          attempting(
                  "awaiting the gathering",
                  () -> await(gather(failing("first", 10), failing("second", 20), fetch("c", 30))))
              .shouldThrow(IOException.class);
          await(sleep(millis(50)));
        });
    loop.close();

    observed("what the loop's exception handler was told", reports)
        .suggests(LEAVES_FAILURES_UNRETRIEVED)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("an awaitable that is cancelled after the first failure disturbs nobody")
  void anAwaitableThatIsCancelledAfterTheFirstFailure() {
    List<String> reports = reports();
    run(
        () -> {
          Task<String> late = createTask(fetch("late", 100));
          attempting("awaiting the gathering", () -> await(gather(failing("first", 10), late)))
              .shouldThrow(IOException.class);
          late.cancel();
          await(sleep(millis(50)));
        });

    observed("what the loop's exception handler was told", reports)
        .suggests(ASKS_THE_CANCELLED)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("in the settled form every awaitable stands in the list as it ended")
  void inTheSettledFormEveryAwaitableStandsInTheListAsItEnded() {
    run(
        () -> {
          var failure = new IOException("broken");
          var failing = new Future<String>(loop);
          var cancelled = new Future<String>(loop);
          loop.callLater(millis(10), () -> failing.setException(failure));
          loop.callLater(millis(20), () -> cancelled.cancel("not needed"));
          Future<List<Settled<String>>> gathering =
              gatherSettled(fetch("a", 30), failing, cancelled);

          List<Settled<String>> settled =
              during(CANCELLED_ONE_ENDS_SETTLED, "awaiting the gathering", () -> await(gathering));
          observed("the first two", settled.subList(0, 2))
              .suggests(FAILURES_BECOME_NULL)
              .shouldBe(List.of(new Settled.Returned<>("a"), new Settled.Failed<>(failure)));
          observed("the cancelled one", settled.get(2))
              .suggests(CANCELLED_ONE_ENDS_SETTLED)
              .shouldSatisfy(
                  "Failed with a CancelledError that has the message",
                  one ->
                      one instanceof Settled.Failed<String>(CancelledError error)
                          && "not needed".equals(error.getMessage()));
        });
  }

  @Test
  @DisplayName("an awaitable that is given twice runs once, and its result stands in both places")
  void anAwaitableThatIsGivenTwiceRunsOnceAndItsResultStandsInBothPlaces() {
    Coroutine<String> twice = fetch("twice", 10);
    var results = new ArrayList<String>();
    attempting(
            "gathering a coroutine twice",
            () -> run(() -> results.addAll(await(gather(twice, fetch("other", 20), twice)))))
        .suggests(COUNTS_PLACES, VirtualTime.StuckLoopException.class::isInstance)
        .suggests(STARTS_TWICE)
        .shouldSucceed();

    observed("the results", results).shouldBe("twice", "other", "twice");
    observed("what ran", trace)
        .suggests(STARTS_TWICE)
        .shouldBe("twice ended at 10 ms", "other ended at 20 ms");
  }

  @Test
  @DisplayName("a gathering of nothing is done at once, with an empty list")
  void aGatheringOfNothingIsDoneAtOnceWithAnEmptyList() {
    run(
        () -> {
          Future<List<String>> gathering =
              during(
                  EMPTY_NEVER_ENDS, "gathering nothing", () -> gather(List.<Future<String>>of()));
          observed("whether it is done", gathering.isDone())
              .suggests(EMPTY_NEVER_ENDS)
              .shouldBe(true);
          observed("the result", gathering.result()).shouldBe(List.of());
          observed("the settled form's result", await(gatherSettled(List.<Future<String>>of())))
              .shouldBe(List.of());
        });
  }

  @Test
  @DisplayName("if all are done already, the gathering is done at once")
  void ifAllAreDoneAlreadyTheGatheringIsDoneAtOnce() {
    run(
        () -> {
          Future<List<Integer>> gathering = gather(done(1), done(2));
          observed("whether it is done", gathering.isDone())
              .suggests(DONE_ONES_WAIT)
              .shouldBe(true);
          observed("the result", gathering.result()).shouldBe(List.of(1, 2));

          Future<List<String>> failed = gather(new Future<>(loop), failed("broken"));
          observed("whether one that failed already ends it at once", failed.isDone())
              .suggests(DONE_ONES_WAIT)
              .shouldBe(true);
          attempting("asking for the result", failed::result)
              .suggests(FAILURES_BECOME_NULL, thrown -> thrown == null)
              .shouldThrow(IOException.class);
        });
  }

  @Test
  @DisplayName("a done gathering's callbacks go through the loop all the same")
  void aDoneGatheringsCallbacksGoThroughTheLoopAllTheSame() {
    run(
        () -> {
          gather(done(1)).addDoneCallback(all -> trace.add("callback"));
          trace.add("after");
          await(sleep(Duration.ZERO));
        });

    observed("the order", trace).suggests(DONE_ONES_WAIT).shouldBe("after", "callback");
  }

  @Test
  @DisplayName("futures that are done already and others mix")
  void futuresThatAreDoneAlreadyAndOthersMix() {
    run(
        () ->
            observed("the results", await(gather(done("a"), fetch("b", 10), done("c"))))
                .suggests(IN_ORDER_OF_COMPLETION)
                .shouldBe(List.of("a", "b", "c")));
  }

  @Test
  @DisplayName("cancelling the gathering cancels the children, and it ends when they have ended")
  void cancellingTheGatheringCancelsTheChildrenAndItEndsWhenTheyHaveEnded() {
    run(
        () -> {
          Future<List<String>> gathering = gather(fetch("a", 10), fetch("b", 100), fetch("c", 100));
          await(sleep(millis(20)));
          observed("what cancel() returned", gathering.cancel("enough"))
              .suggests(CANCEL_FORGETS_THE_CHILDREN)
              .shouldBe(true);
          observed("whether it is done already", gathering.isDone())
              .suggests(CANCEL_ENDS_IT_AT_ONCE)
              .shouldBe(false);
          CancelledError error =
              attempting("awaiting it", () -> await(gathering))
                  .suggests(CANCEL_FORGETS_THE_CHILDREN, thrown -> thrown == null)
                  .suggests(CANCEL_ENDS_IT_AT_ONCE)
                  .shouldThrow(CancelledError.class);
          observed("the message", error.getMessage()).shouldBe("enough");
          observed("whether it is itself cancelled", gathering.isCancelled())
              .suggests(CHILD_CANCELS_THE_GATHERING)
              .shouldBe(false);
        });

    observed("what happened", trace)
        .suggests(
            OUT_OF_ORDER, seen -> seen.size() == 3 && seen.contains("b was cancelled at 20 ms"))
        .suggests(CANCEL_FORGETS_THE_CHILDREN)
        .shouldBe("a ended at 10 ms", "b was cancelled at 20 ms", "c was cancelled at 20 ms");
  }

  private Coroutine<String> failingInItsCleanup() {
    return async(
        () -> {
          try {
            await(sleep(millis(100)));
            return "never";
          } catch (CancelledError cancelled) {
            throw new IOException("cleanup");
          }
        });
  }

  @Test
  @DisplayName("a child that fails while it is cancelled fails the gathering")
  void aChildThatFailsWhileItIsCancelledFailsTheGathering() {
    run(
        () -> {
          Future<List<String>> gathering = gather(failingInItsCleanup());
          await(sleep(millis(20)));
          gathering.cancel("enough");
          attempting("awaiting it", () -> await(gathering))
              .suggests(CANCEL_HIDES, CancelledError.class::isInstance)
              .shouldThrow(IOException.class);
        });
  }

  @Test
  @DisplayName(
      "in the settled form a failure in a clean-up counts as seen, though a cancel comes out")
  void aFailureInACleanupCountsAsSeen() {
    List<String> reports = reports();
    run(
        () -> {
          Future<List<Settled<String>>> gathering = gatherSettled(failingInItsCleanup());
          await(sleep(millis(20)));
          gathering.cancel("enough");
          attempting("awaiting it", () -> await(gathering))
              .suggests(CANCEL_GETS_LOST, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
        });
    loop.close();

    observed("what the loop's exception handler was told", reports)
        .suggests(CLEANUP_FAILURE_IS_UNSEEN)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("a child that refuses to be cancelled keeps the results")
  void aChildThatRefusesKeepsTheResults() {
    run(
        () -> {
          var child = new Future<String>(loop);
          Future<List<String>> inner = gather(List.of(child));
          Future<List<List<String>>> outer = gather(List.of(inner));
          child.setResult("x"); // the inner gathering has not heard of it, and has none to cancel
          observed("what cancel() returned", outer.cancel())
              .suggests(CANCELS_WHOM_IT_CANNOT)
              .shouldBe(false);
          observed("the results", await(outer))
              .suggests(CANCELS_WHOM_IT_CANNOT)
              .shouldBe(List.of(List.of("x")));
        });
  }

  @Test
  @DisplayName("what is given twice has one outcome, in both places")
  void whatIsGivenTwiceHasOneOutcome() {
    run(
        () -> {
          Task<String> twice = createTask(fetch("a", 100));
          Future<List<Settled<String>>> gathering = gatherSettled(twice, twice);
          await(sleep(millis(20)));
          twice.cancel("why");
          List<Settled<String>> outcomes = await(gathering);
          observed("the outcome in the second place", outcomes.getLast())
              .suggests(OUTCOME_FOR_EACH_PLACE)
              .shouldBeSameAs(outcomes.getFirst());
        });
  }

  @Test
  @DisplayName("cancelled from outside, the settled form ends with a CancelledError, too")
  void cancelledFromOutsideTheSettledFormEndsWithACancelledErrorToo() {
    run(
        () -> {
          Future<List<Settled<String>>> gathering = gatherSettled(fetch("a", 100), fetch("b", 100));
          await(sleep(millis(20)));
          gathering.cancel("enough");
          CancelledError error =
              attempting("awaiting it", () -> await(gathering))
                  .suggests(CANCEL_GETS_LOST, thrown -> thrown == null)
                  .shouldThrow(CancelledError.class);
          observed("the message", error.getMessage()).shouldBe("enough");
        });

    observed("what happened", trace)
        .suggests(CANCEL_FORGETS_THE_CHILDREN)
        .shouldBe("a was cancelled at 20 ms", "b was cancelled at 20 ms");
  }

  @Test
  @DisplayName("a cancelled gathering has no result even if its children go on in spite of it")
  void aCancelledGatheringHasNoResultEvenIfItsChildrenGoOnInSpiteOfIt() {
    run(
        () -> {
          Future<List<String>> gathering = gather(stubborn("a"), stubborn("b"));
          await(sleep(millis(20)));
          gathering.cancel();
          attempting("awaiting it", () -> await(gathering))
              .suggests(CANCEL_GETS_LOST, thrown -> thrown == null)
              .shouldThrow(CancelledError.class);
        });

    observed("what happened", trace)
        .suggests(OUT_OF_ORDER, seen -> seen.size() == 2)
        .suggests(CANCEL_ENDS_IT_AT_ONCE)
        .shouldBe("a goes on at 20 ms", "b goes on at 20 ms");
  }

  @Test
  @DisplayName("cancelling the task that awaits a gathering reaches the innermost children")
  void cancellingTheTaskThatAwaitsAGatheringReachesTheInnermostChildren() {
    run(
        () -> {
          Task<?> task =
              createTask(
                  async(
                      () ->
                          await(
                              gather(
                                  gather(fetch("a", 100), fetch("b", 100)),
                                  gather(fetch("c", 100))))));
          await(sleep(millis(20)));
          task.cancel();
          attempting("awaiting the task", () -> await(task)).shouldThrow(CancelledError.class);
        });

    observed("what happened", trace)
        .suggests(CANCEL_FORGETS_THE_CHILDREN)
        .shouldBe(
            "a was cancelled at 20 ms", "b was cancelled at 20 ms", "c was cancelled at 20 ms");
  }

  @Test
  @DisplayName("a cancelled child is one that failed: the gathering is not cancelled by it")
  void aCancelledChildIsOneThatFailedTheGatheringIsNotCancelledByIt() {
    run(
        () -> {
          Task<String> child = createTask(fetch("a", 100));
          Future<List<String>> gathering = gather(child, fetch("b", 50));
          loop.callLater(millis(20), () -> child.cancel("not needed"));
          CancelledError error =
              attempting("awaiting the gathering", () -> await(gathering))
                  .suggests(FAILURES_BECOME_NULL, thrown -> thrown == null)
                  .shouldThrow(CancelledError.class);
          observed("the message", error.getMessage())
              .suggests(CHILD_CANCELS_THE_GATHERING)
              .shouldBe("not needed");
          observed("whether the gathering is itself cancelled", gathering.isCancelled())
              .suggests(CHILD_CANCELS_THE_GATHERING)
              .shouldBe(false);
          await(sleep(millis(50)));
        });

    observed("what happened", trace)
        .suggests(CANCELS_THE_OTHERS, seen -> seen.contains("b was cancelled at 20 ms"))
        .shouldBe("a was cancelled at 20 ms", "b ended at 50 ms");
  }

  @Test
  @DisplayName("cancelling a gathering that is done does nothing, and returns false")
  void cancellingAGatheringThatIsDoneDoesNothingAndReturnsFalse() {
    run(
        () -> {
          Future<List<String>> gathering = gather(failing("broken", 10), fetch("slow", 30));
          attempting("awaiting it", () -> await(gathering)).shouldThrow(IOException.class);
          observed("what cancel() returned", gathering.cancel())
              .suggests(CANCELS_WHEN_DONE)
              .shouldBe(false);
          await(sleep(millis(50)));
        });

    observed("what happened", trace).suggests(CANCELS_WHEN_DONE).shouldBe("slow ended at 30 ms");
  }

  @Test
  @DisplayName("a cancel that finds all children done returns false, and the results come")
  void aCancelThatFindsAllChildrenDoneReturnsFalseAndTheResultsCome() {
    run(
        () -> {
          var one = new Future<String>(loop);
          var two = new Future<String>(loop);
          Future<List<String>> gathering = gather(one, two);
          one.setResult("one");
          two.setResult("two");
          observed("what cancel() returned", gathering.cancel())
              .suggests(CANCEL_TOO_LATE_COUNTS)
              .shouldBe(false);
          List<String> results =
              during(CANCEL_TOO_LATE_COUNTS, "awaiting it", () -> await(gathering));
          observed("the results", results).shouldBe(List.of("one", "two"));
        });
  }

  @Test
  @DisplayName("futures of different loops are refused")
  void futuresOfDifferentLoopsAreRefused() {
    var otherTime = new VirtualTime();
    try (var other = EventLoop.create(otherTime, otherTime)) {
      run(
          () ->
              attempting(
                      "gathering futures of two loops",
                      () -> gather(new Future<>(loop), new Future<>(other)))
                  .suggests(MIXES_LOOPS)
                  .shouldThrow(IllegalArgumentException.class));
    }
  }

  @Test
  @DisplayName("coroutines, or nothing, need a loop that runs; futures bring theirs along")
  void coroutinesOrNothingNeedALoopThatRunsFuturesBringTheirsAlong() {
    attempting("gathering coroutines outside a loop", () -> gather(fetch("a", 10)))
        .shouldThrow(IllegalStateException.class);
    attempting("gathering nothing outside a loop", () -> gather(List.<Future<String>>of()))
        .shouldThrow(IllegalStateException.class);
    observed("the loop of a gathering of futures", gather(done(1)).loop()).shouldBeSameAs(loop);
  }

  @Test
  @TimeLimit(seconds = 5)
  @DisplayName("ten thousand coroutines")
  void tenThousandCoroutines() {
    List<Integer> numbers = IntStream.range(0, 10_000).boxed().toList();
    run(
        () -> {
          List<Coroutine<Integer>> coroutines =
              numbers.stream().map(n -> sleep(millis(10 - n % 10), n)).toList();
          observed("the results, if they differ", await(gather(coroutines)))
              .suggests(IN_ORDER_OF_COMPLETION)
              .shouldSatisfy("the numbers in order", numbers::equals);
        });

    observed("the time that all of them took", time.now())
        .suggests(ONE_AFTER_ANOTHER)
        .shouldBe(millis(10));
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    GatherDemo.program(loop, trace::add);

    Twin.expectSameAsCPython("gather_fetches", trace);
  }
}
