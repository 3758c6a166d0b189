package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.TaskGroupsDemo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@Grades(value = "02.9", points = 25, seconds = 10)
@Needs(Need.STACK_TRACES)
@DisplayName("02.9 Exceptions and task groups")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ExceptionsTest {

  // Part 1

  private static final Misconception REPORTS_AT_ONCE =
      Misconception.of(
          "reports-at-once",
          "an error is reported as soon as the future fails; whoever waits for the future has had"
              + " no chance to look at it yet, so wait until the loop closes");

  private static final Misconception NEVER_REPORTS =
      Misconception.of(
          "never-reports",
          "an error that nobody looked at disappears without a word; close() has to hand it to the"
              + " loop's exception handler");

  private static final Misconception FORGETS_TO_FORGET =
      Misconception.of(
          "forgets-to-forget",
          "an error is reported although somebody looked at it; remove() has to take it out");

  private static final Misconception FORGETS_ALL =
      Misconception.of(
          "forgets-all",
          "looking at one error makes all others count as looked at; remove() is about one of"
              + " them");

  private static final Misconception REPORTS_LAST_FIRST =
      Misconception.of(
          "reports-last-first",
          "the errors are reported in another order than the one in which they happened");

  private static final Misconception KEYED_BY_FAILURE =
      Misconception.of(
          "keyed-by-failure",
          "two futures that failed by the same exception count as one; each future has to be looked"
              + " at for itself");

  private static final Misconception ONE_LIST_FOR_ALL_LOOPS =
      Misconception.of(
          "one-list-for-all-loops",
          "closing a loop reports, or forgets, the errors of another one; each loop has its own");

  private static final Misconception REPORTS_WITHOUT_FUTURE =
      Misconception.of(
          "reports-without-future",
          "the report does not say which future failed; it is the source in the ExceptionContext");

  // Part 2

  private static final Misconception FLATTENS =
      Misconception.of(
          "flattens-groups",
          "the groups within a group are lost, and their exceptions put into one list; who failed"
              + " together has to stay together");

  private static final Misconception KEEPS_EMPTY_GROUPS =
      Misconception.of(
          "keeps-empty-groups",
          "a half without a single exception is still given, as a group; it should be an empty"
              + " Optional, and an inner group of which nothing is left should be gone");

  private static final Misconception ASKS_ONLY_LEAVES =
      Misconception.of(
          "asks-only-leaves",
          "the predicate is not asked about the groups themselves; one for which it holds is taken"
              + " whole");

  private static final Misconception ASKS_NOT_ITSELF =
      Misconception.of(
          "does-not-ask-about-itself",
          "the predicate is asked about what is in the group, but not about the group itself");

  private static final Misconception EXACT_TYPE =
      Misconception.of(
          "exact-type-only",
          "an exception of a subtype is not taken; like catch, a type stands for its subtypes too");

  private static final Misconception LOSES_TRACE =
      Misconception.of(
          "half-has-its-own-trace",
          "a half's stack trace tells where split was called, instead of where the group was made");

  private static final Misconception LOSES_CAUSE =
      Misconception.of("half-loses-its-cause", "a half does not have the cause of its group");

  private static final Misconception LOSES_NOTES =
      Misconception.of(
          "half-loses-its-notes",
          "a half does not have what was suppressed in its group besides the exceptions, such as"
              + " the AwaitTrace");

  private static final Misconception PRINTS_ONLY_ITSELF =
      Misconception.of(
          "prints-only-itself",
          "printing a group does not show what is in it; printStackTrace shows causes and"
              + " suppressed exceptions, so add each as a suppressed one");

  private static final Misconception KEEPS_THE_CALLERS_LIST =
      Misconception.of(
          "keeps-the-callers-list",
          "a group changes when somebody changes the list that it was made of, or that it gave"
              + " out");

  private static final Misconception ALLOWS_EMPTY =
      Misconception.of("allows-an-empty-group", "a group without exceptions can be made");

  // Part 3

  private static final Misconception DOES_NOT_WAIT =
      Misconception.of(
          "does-not-wait", "the group ends while tasks that were made in it still run");

  private static final Misconception WAITS_FOR_THE_FIRST_ONES =
      Misconception.of(
          "waits-for-the-first-ones",
          "the group waits only for the tasks that it had when its body ended; these may make"
              + " more");

  private static final Misconception LEAVES_SIBLINGS =
      Misconception.of(
          "leaves-siblings-running",
          "a task has failed, and the others go on; what failed can no longer succeed as a whole,"
              + " so cancel them");

  private static final Misconception LEAVES_THE_BODY =
      Misconception.of(
          "leaves-the-body-running",
          "a task has failed, and the group's body goes on; cancel the parent task, in which it"
              + " runs");

  private static final Misconception THROWS_BEFORE_CLEANUP =
      Misconception.of(
          "throws-before-cleanup",
          "the failure comes out while the cancelled tasks still clean up; wait until all have"
              + " ended");

  private static final Misconception FIRST_ERROR_ONLY =
      Misconception.of(
          "first-error-only",
          "only one failure comes out, and the others are lost; all belong into an ExceptionGroup");

  private static final Misconception BODY_FAILURE_AS_ITSELF =
      Misconception.of(
          "body-failure-as-itself",
          "a failure of the body comes out as it is; it belongs into the ExceptionGroup, after"
              + " those of the tasks");

  private static final Misconception BODY_FAILURE_FIRST =
      Misconception.of(
          "body-failure-first",
          "the failure of the body stands before those of the tasks; it comes last");

  private static final Misconception CANCELLED_CHILD_IS_AN_ERROR =
      Misconception.of(
          "cancelled-child-is-an-error",
          "a task that was cancelled is treated as one that failed; it is not a failure, and its"
              + " siblings go on");

  private static final Misconception KEEPS_ITS_OWN_CANCEL =
      Misconception.of(
          "keeps-its-own-cancel",
          "the group cancelled its parent to end the body, and never took that back; call"
              + " uncancel() once for that cancel()");

  private static final Misconception FORGETS_OUTER_CANCEL =
      Misconception.of(
          "forgets-outer-cancel",
          "somebody cancelled the parent, but as tasks failed too, that is forgotten; cancel the"
              + " parent again before the group comes out");

  private static final Misconception COUNTS_OUTER_CANCEL_TWICE =
      Misconception.of(
          "counts-outer-cancel-twice",
          "one cancel() from outside counts as two, as the group cancels again without uncancel()");

  private static final Misconception SWALLOWS_CANCEL =
      Misconception.of(
          "swallows-cancel",
          "the parent was cancelled from outside and nothing failed, but no CancelledError comes"
              + " out");

  private static final Misconception LEAVES_ON_SECOND_CANCEL =
      Misconception.of(
          "leaves-on-second-cancel",
          "a second cancel() makes the group leave its tasks behind; wait in a loop until there are"
              + " none");

  private static final Misconception TAKES_TASKS_TOO_LATE =
      Misconception.of(
          "takes-tasks-too-late",
          "a task is made in a group that has ended or is shutting down; nobody would wait for it");

  private static final Misconception LEAVES_THE_COROUTINE_OPEN =
      Misconception.of(
          "leaves-the-coroutine-open",
          "a coroutine that was refused is not closed, so that it is reported as never awaited");

  private static final Misconception SHUTTING_DOWN_IS_FINISHED =
      Misconception.of(
          "shutting-down-is-finished",
          "the message mixes up a group that has ended with one that is shutting down");

  private static final Misconception GROUPS_FATAL_ERRORS =
      Misconception.of(
          "groups-fatal-errors",
          "an error of the JVM itself is wrapped into a group; it comes out as itself");

  private static final Misconception EVERY_ERROR_IS_FATAL =
      Misconception.of(
          "every-error-is-fatal",
          "an Error that is not the JVM's own comes out as itself, and what else failed is lost;"
              + " fatal is only what Failures.isFatal says is");

  private static final Misconception CANCELS_FOR_EACH =
      Misconception.of(
          "cancels-the-parent-for-each-failure",
          "the parent is cancelled once for each task that fails, and the group takes back only"
              + " one; cancel it for the first failure alone");

  private static final Misconception ASKS_THE_CANCELLED =
      Misconception.of(
          "asks-a-cancelled-task-for-its-error",
          "a cancelled task is asked for its exception, which throws; look whether it was cancelled"
              + " first");

  private static final Misconception COMPARES_WITH_BEFORE =
      Misconception.of(
          "compares-with-before",
          "a parent that was cancelled before its group began is not cancelled again when the group"
              + " fails; CPython's group compares cancelling() with zero, and not with what it was"
              + " before");

  private static final Misconception COPIES_A_MATCH =
      Misconception.of(
          "copies-a-match",
          "a group that matches as a whole comes out as a copy; it is itself the half");

  private static final Misconception NEEDS_NO_TASK =
      Misconception.of(
          "needs-no-task", "a group runs outside a task, where there is nothing to cancel");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private <T> T run(Coroutine<T> main) {
    return Runner.runUntilComplete(loop, main);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static <T> Future<T> failed(EventLoop loop, String message) {
    var future = new Future<T>(loop);
    future.setException(new IllegalArgumentException(message));
    return future;
  }

  private static List<String> messages(ExceptionGroup group) {
    return group.exceptions().stream().map(Throwable::getMessage).toList();
  }

  @Nested
  @Order(1)
  @DisplayName("part 1: errors that nobody retrieved")
  class Unretrieved {

    private final List<ExceptionContext> reports = new ArrayList<>();

    Unretrieved() {
      loop.setExceptionHandler((from, context) -> reports.add(context));
    }

    private List<String> reported() {
      return reports.stream().map(context -> context.exception().getMessage()).toList();
    }

    private void expectNoReport(String when) {
      loop.close();
      observed("what was reported " + when, reported())
          .suggests(REPORTS_AT_ONCE, seen -> seen.size() > 1)
          .suggests(FORGETS_TO_FORGET)
          .shouldBeEmpty();
    }

    @Test
    @DisplayName("a done callback that fails goes to the exception handler, and the next one runs")
    void aDoneCallbackThatFailsGoesToTheHandler() {
      var future = new Future<String>(loop);
      future.addDoneCallback(
          done -> {
            throw new IllegalStateException("callback");
          });
      future.addDoneCallback(done -> trace.add("second callback"));
      future.setResult("result");
      loop.stop();
      loop.runForever();

      observed("what was reported", reported()).shouldBe("callback");
      observed("what ran", trace).shouldBe("second callback");
    }

    @Test
    @DisplayName("an error that nobody retrieved is reported when the loop closes, and not before")
    void anErrorNobodyRetrievedIsReportedWhenTheLoopCloses() {
      Future<String> future = failed(loop, "lost");
      loop.stop();
      loop.runForever();
      observed("what was reported before the loop closed", reported())
          .suggests(REPORTS_AT_ONCE)
          .shouldBeEmpty();

      loop.close();
      observed("what was reported after the loop closed", reported())
          .suggests(NEVER_REPORTS, List::isEmpty)
          .shouldBe("lost");
      observed("the report's source", reports.getFirst().source())
          .suggests(REPORTS_WITHOUT_FUTURE)
          .shouldBeSameAs(future);
      observed("the report's message", reports.getFirst().message())
          .shouldBe("Future exception was never retrieved");
    }

    @Test
    @DisplayName("errors are reported once each, in the order in which they happened")
    void errorsAreReportedInTheOrderInWhichTheyHappened() {
      var futures = Stream.generate(() -> new Future<String>(loop)).limit(5).toList();
      for (int index : List.of(3, 0, 4, 1, 2)) {
        futures.get(index).setException(new IllegalArgumentException("error " + index));
      }
      loop.close();
      loop.close();

      observed("the order of the reports", reported())
          .suggests(NEVER_REPORTS, List::isEmpty)
          .suggests(REPORTS_LAST_FIRST)
          .shouldBe("error 3", "error 0", "error 4", "error 1", "error 2");
      observed("how many futures were held until the end", futures.size()).shouldBe(5);
    }

    @Test
    @DisplayName("a task that failed and that nobody awaited is reported as a task")
    void aTaskThatNobodyAwaitedIsReported() {
      var tasks = new ArrayList<Task<?>>();
      run(
          async(
              () -> {
                tasks.add(
                    createTask(
                        async(
                            () -> {
                              throw new IOException("task");
                            })));
                await(sleep(seconds(1)));
              }));
      loop.close();

      observed("the messages", reports.stream().map(ExceptionContext::message).toList())
          .suggests(NEVER_REPORTS, List::isEmpty)
          .shouldBe(List.of("Task exception was never retrieved"));
      observed("the source", reports.getFirst().source())
          .suggests(REPORTS_WITHOUT_FUTURE)
          .shouldBeSameAs(tasks.getFirst());
    }

    @Test
    @DisplayName("an error that somebody looked at, asked for or awaited is not reported")
    void anErrorThatWasRetrievedIsNotReported() {
      Throwable looked = failed(loop, "looked at").exception();
      attempting("asking for the result", failed(loop, "asked for")::result)
          .shouldThrow(IllegalArgumentException.class);
      attempting("awaiting the future", () -> run(async(() -> await(failed(loop, "awaited")))))
          .shouldThrow(IllegalArgumentException.class);

      observed("what exception() gave", looked.getMessage()).shouldBe("looked at");
      expectNoReport("of errors that were retrieved");
    }

    @Test
    @DisplayName("looking at one error leaves the others to be reported")
    void lookingAtOneErrorLeavesTheOthers() {
      var futures = Stream.of("a", "b", "c").map(name -> failed(loop, name)).toList();
      futures.get(1).exception();
      futures.get(1).exception();
      loop.close();

      observed("what was reported", reported())
          .suggests(FORGETS_TO_FORGET, seen -> seen.contains("b"))
          .suggests(FORGETS_ALL, List::isEmpty)
          .suggests(REPORTS_LAST_FIRST)
          .shouldBe("a", "c");
    }

    @Test
    @DisplayName("two futures with the same exception are two errors")
    void twoFuturesWithTheSameExceptionAreTwoErrors() {
      var shared = new IllegalArgumentException("shared");
      var first = new Future<String>(loop);
      var second = new Future<String>(loop);
      first.setException(shared);
      second.setException(shared);
      first.exception();
      loop.close();

      observed(
              "of whom an error was reported",
              reports.stream().map(report -> report.source() == second ? "second" : "?").toList())
          .suggests(KEYED_BY_FAILURE, List::isEmpty)
          .suggests(FORGETS_TO_FORGET, seen -> seen.size() > 1)
          .shouldBe(List.of("second"));
    }

    @Test
    @DisplayName(
        "what was cancelled is not an error, and cancelling a failed future is looking at it")
    void whatWasCancelledIsNotReported() {
      new Future<String>(loop).cancel();
      failed(loop, "cancelled too late").cancel();
      run(
          async(
              () -> {
                Task<Void> task = createTask(sleep(seconds(5)));
                await(sleep(seconds(1)));
                task.cancel();
                await(sleep(seconds(1)));
              }));
      expectNoReport("of what was cancelled");
    }

    @Test
    @DisplayName("each loop reports its own errors")
    void eachLoopReportsItsOwn() {
      var otherTime = new VirtualTime();
      var other = EventLoop.create(otherTime, otherTime);
      other.setExceptionHandler(
          (from, context) -> trace.add(context.exception().getMessage() + " by the other loop"));
      var futures = List.of(failed(loop, "mine"), failed(other, "other"));
      other.close();
      trace.add("the other loop is closed");
      loop.close();
      reported().forEach(trace::add);

      observed("who reported what, of " + futures.size() + " errors", trace)
          .suggests(NEVER_REPORTS, seen -> seen.equals(List.of("the other loop is closed")))
          .suggests(ONE_LIST_FOR_ALL_LOOPS)
          .shouldBe("other by the other loop", "the other loop is closed", "mine");
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: exception groups")
  class Groups {

    private final IOException io = new IOException("io");
    private final FileNotFoundException notFound = new FileNotFoundException("not found");
    private final IllegalArgumentException argument = new IllegalArgumentException("argument");
    private final ArithmeticException arithmetic = new ArithmeticException("arithmetic");

    private static String shape(Throwable exception) {
      return exception instanceof ExceptionGroup group
          ? group.exceptions().stream().map(Groups::shape).toList().toString()
          : exception.getMessage();
    }

    private static String shape(Optional<ExceptionGroup> group) {
      return group.map(Groups::shape).orElse("nothing");
    }

    private static String shape(ExceptionGroup.Split split) {
      return shape(split.matching()) + " and " + shape(split.rest());
    }

    private ExceptionGroup nested() {
      return new ExceptionGroup(
          "outer",
          List.of(
              io,
              new ExceptionGroup("inner", List.of(argument, notFound)),
              new ExceptionGroup("inner arithmetic", List.of(arithmetic))));
    }

    @Test
    @DisplayName("a group says how many exceptions it has, and cannot be empty")
    void aGroupSaysHowManyThereAre() {
      observed("the message", new ExceptionGroup("failed", List.of(io)).getMessage())
          .shouldBe("failed (1 sub-exception)");
      observed("the message", new ExceptionGroup("failed", List.of(io, argument)).getMessage())
          .shouldBe("failed (2 sub-exceptions)");
      attempting("making a group of nothing", () -> new ExceptionGroup("failed", List.of()))
          .suggests(ALLOWS_EMPTY, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a group has the very exceptions it was given, and nobody can change them")
    void aGroupHasWhatItWasGiven() {
      var list = new ArrayList<Throwable>(List.of(io, argument));
      var group = new ExceptionGroup("failed", list);
      list.clear();
      attempting("changing the group's list", () -> group.exceptions().clear())
          .suggests(KEEPS_THE_CALLERS_LIST, thrown -> thrown == null)
          .shouldThrow(UnsupportedOperationException.class);

      observed("the group's exceptions", group.exceptions())
          .suggests(KEEPS_THE_CALLERS_LIST)
          .shouldBe(List.of(io, argument));
    }

    @Test
    @DisplayName("split by type gives two halves, and a type stands for its subtypes")
    void splitByTypeGivesTwoHalves() {
      var group = new ExceptionGroup("failed", List.of(io, argument, notFound, arithmetic));

      observed("split(IOException.class)", shape(group.split(IOException.class)))
          .suggests(EXACT_TYPE, "[io] and [argument, not found, arithmetic]"::equals)
          .shouldBe("[io, not found] and [argument, arithmetic]");
      observed("subgroup(IOException.class)", shape(group.subgroup(IOException.class)))
          .suggests(EXACT_TYPE, "[io]"::equals)
          .shouldBe("[io, not found]");
      observed("the group afterwards", shape(group))
          .shouldBe("[io, argument, not found, arithmetic]");
    }

    @Test
    @DisplayName("a half without exceptions is an empty Optional")
    void aHalfWithoutExceptionsIsEmpty() {
      var group = new ExceptionGroup("failed", List.of(io, notFound));

      attempting(
              "splitting so that one half is empty",
              () -> {
                trace.add(shape(group.split(IOException.class)));
                trace.add(shape(group.split(ArithmeticException.class)));
                trace.add(shape(group.subgroup(ArithmeticException.class)));
              })
          .suggests(KEEPS_EMPTY_GROUPS)
          .shouldSucceed();
      observed("the halves", trace)
          .suggests(EXACT_TYPE, seen -> seen.getFirst().startsWith("[io] and"))
          .suggests(KEEPS_EMPTY_GROUPS)
          .shouldBe("[io, not found] and nothing", "nothing and [io, not found]", "nothing");
    }

    @Test
    @DisplayName("split keeps groups within groups, and drops those of which nothing is left")
    void splitKeepsNesting() {
      attempting(
              "splitting a group of groups",
              () -> trace.add(shape(nested().split(IOException.class))))
          .suggests(KEEPS_EMPTY_GROUPS)
          .shouldSucceed();
      observed("the halves", trace)
          .suggests(FLATTENS, seen -> !seen.getFirst().contains("[["))
          .suggests(EXACT_TYPE, seen -> seen.getFirst().startsWith("[io] and"))
          .suggests(KEEPS_EMPTY_GROUPS, seen -> seen.getFirst().contains("[]"))
          .suggests(FLATTENS)
          .shouldBe("[io, [not found]] and [[argument], [arithmetic]]");
    }

    @Test
    @DisplayName("groups three deep keep their shape too")
    void groupsThreeDeepKeepTheirShape() {
      var deep = new ExceptionGroup("top", List.of(nested(), argument));
      Predicate<Throwable> startsWithA =
          exception -> exception.getMessage().startsWith("arg") || exception == io;

      observed("the halves", shape(deep.split(startsWithA)))
          .suggests(FLATTENS)
          .shouldBe("[[io, [argument]], argument] and [[[not found], [arithmetic]]]");
    }

    @Test
    @DisplayName("a group for which the predicate holds is taken whole")
    void aGroupForWhichThePredicateHoldsIsTakenWhole() {
      ExceptionGroup group = nested();

      observed(
              "the half by a predicate that holds for the inner group",
              shape(group.split(exception -> exception.getMessage().startsWith("inner ("))))
          .suggests(ASKS_ONLY_LEAVES)
          .shouldBe("[[argument, not found]] and [io, [arithmetic]]");
      observed(
              "split(ExceptionGroup.class)",
              group.split(ExceptionGroup.class).matching().orElse(null))
          .suggests(ASKS_ONLY_LEAVES, seen -> seen == null)
          .suggests(COPIES_A_MATCH, seen -> shape(seen).equals(shape(group)))
          .suggests(ASKS_NOT_ITSELF)
          .shouldBeSameAs(group);
      observed(
              "split(RuntimeException.class), as a group is one",
              shape(group.split(RuntimeException.class)))
          .suggests(ASKS_NOT_ITSELF, "[[argument, not found], [arithmetic]] and [io]"::equals)
          .suggests(ASKS_ONLY_LEAVES)
          .shouldBe("[io, [argument, not found], [arithmetic]] and nothing");
    }

    @Test
    @DisplayName("halves have the message, the stack trace, the cause and the notes of their group")
    void halvesKeepWhatIsKnown() {
      ExceptionGroup group = nested();
      var cause = new IllegalStateException("cause");
      var note = new IllegalStateException("note");
      var elsewhere =
          new StackTraceElement[] {new StackTraceElement("Where", "thrown", "W.java", 7)};
      var inner = (ExceptionGroup) group.exceptions().get(1);
      for (ExceptionGroup each : List.of(group, inner)) {
        each.initCause(cause);
        each.addSuppressed(note);
        each.setStackTrace(elsewhere);
      }
      ExceptionGroup.Split split = group.split(IOException.class);
      var matching = split.matching().orElseThrow();
      var innerMatching = (ExceptionGroup) matching.exceptions().get(1);

      observed("the message of a half", matching.getMessage()).shouldBe("outer (2 sub-exceptions)");
      observed("the message of a half's inner group", innerMatching.getMessage())
          .shouldBe("inner (1 sub-exception)");
      for (ExceptionGroup half : List.of(matching, split.rest().orElseThrow(), innerMatching)) {
        observed("the first line of a half's stack trace", half.getStackTrace()[0])
            .suggests(LOSES_TRACE)
            .shouldBe(elsewhere[0]);
        observed("a half's cause", half.getCause()).suggests(LOSES_CAUSE).shouldBeSameAs(cause);
        observed("a half's suppressed exceptions", List.of(half.getSuppressed()))
            .suggests(LOSES_NOTES, seen -> seen.containsAll(half.exceptions()))
            .suggests(PRINTS_ONLY_ITSELF)
            .shouldBe(Stream.concat(half.exceptions().stream(), Stream.of(note)).toList());
      }
    }

    @Test
    @DisplayName("printing a group shows everything in it, at any depth, with the stack traces")
    void printingShowsAll() {
      var text = new StringWriter();
      nested().printStackTrace(new PrintWriter(text, true));

      observed(
              "which exceptions are not in the printed text",
              Stream.of(io, notFound, argument, arithmetic)
                  .filter(exception -> !text.toString().contains(exception.toString()))
                  .map(Throwable::getMessage)
                  .toList())
          .suggests(PRINTS_ONLY_ITSELF)
          .shouldBeEmpty();
    }
  }

  @Nested
  @Order(3)
  @DisplayName("part 3: task groups")
  class TaskGroups {

    private Coroutine<Void> worker(String name, int seconds) {
      return async(
          () -> {
            try {
              await(sleep(seconds(seconds)));
              trace.add(name + " finished at " + time.now().toSeconds());
            } catch (CancelledError cancelled) {
              trace.add(name + " cancelled at " + time.now().toSeconds());
              throw cancelled;
            }
          });
    }

    private Coroutine<Void> failing(String message, int seconds) {
      return async(
          () -> {
            await(sleep(seconds(seconds)));
            throw new IOException(message);
          });
    }

    /** When it is cancelled, cleans up for a time, and then fails if it has a message for that. */
    private Coroutine<Void> slowToEnd(String name, int cleanup, String failure) {
      return async(
          () -> {
            try {
              await(sleep(seconds(100)));
            } finally {
              await(sleep(seconds(cleanup)));
              trace.add(name + " cleaned up at " + time.now().toSeconds());
              if (failure != null) {
                throw new IOException(failure);
              }
            }
          });
    }

    private ExceptionGroup groupOf(Coroutine<?> main, Misconception otherwise) {
      return attempting("running a task group in which something fails", () -> run(main))
          .suggests(FIRST_ERROR_ONLY, IOException.class::isInstance)
          .suggests(otherwise)
          .shouldThrow(ExceptionGroup.class);
    }

    /** What is seen in a parent after its group has failed. */
    private void noteHowTheParentIs() {
      trace.add("cancelling " + Tasks.of(loop).current().cancelling());
      try {
        await(sleep(seconds(1)));
        trace.add("awaited");
      } catch (CancelledError cancelled) {
        trace.add("cancelled at the next await");
      }
    }

    @Test
    @DisplayName("a group ends when all its tasks have, and returns what its body returned")
    void aGroupEndsWhenAllItsTasksHave() {
      String result =
          run(
              taskGroup(
                  group -> {
                    group.createTask(worker("a", 2));
                    group.createTask(worker("b", 3), "named");
                    group.createTask(worker("c", 1));
                    trace.add("body ended");
                    return "result";
                  }));
      trace.add("group ended at " + time.now().toSeconds());

      observed("what happened", trace)
          .suggests(DOES_NOT_WAIT)
          .shouldBe(
              "body ended",
              "c finished at 1",
              "a finished at 2",
              "b finished at 3",
              "group ended at 3");
      observed("the result", result).shouldBe("result");
    }

    @Test
    @DisplayName("createTask gives the task, with its name, and the result can be had afterwards")
    void createTaskGivesTheTask() {
      var tasks = new ArrayList<Task<String>>();
      run(
          taskGroup(
              group -> {
                tasks.add(group.createTask(sleep(seconds(1), "one"), "first"));
                tasks.add(group.createTask(sleep(seconds(1), "two")));
              }));
      observed(
              "the results",
              tasks.stream().map(task -> task.isDone() ? task.result() : "pending").toList())
          .suggests(DOES_NOT_WAIT)
          .shouldBe(List.of("one", "two"));
      observed("the name", tasks.getFirst().name()).shouldBe("first");
    }

    @Test
    @DisplayName("a task of the group may make more, also after the body has ended")
    void aTaskMayMakeMore() {
      run(
          taskGroup(
              group -> {
                group.createTask(
                    async(
                        () -> {
                          await(sleep(seconds(1)));
                          group.createTask(worker("grandchild", 2));
                        }));
              }));
      trace.add("group ended at " + time.now().toSeconds());

      observed("what happened", trace)
          .suggests(WAITS_FOR_THE_FIRST_ONES, seen -> seen.equals(List.of("group ended at 1")))
          .suggests(DOES_NOT_WAIT)
          .shouldBe("grandchild finished at 3", "group ended at 3");
    }

    @Test
    @DisplayName(
        "when a task fails, its siblings are cancelled, and the failure comes out in a group")
    void aFailureCancelsTheSiblings() {
      ExceptionGroup group =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(worker("quick", 1));
                    tasks.createTask(failing("failed", 2));
                    tasks.createTask(worker("slow", 9));
                  }),
              DOES_NOT_WAIT);

      observed("what was in the group", messages(group)).shouldBe(List.of("failed"));
      observed("the message", group.getMessage())
          .shouldBe("unhandled errors in a TaskGroup (1 sub-exception)");
      observed("what became of the siblings", trace)
          .suggests(LEAVES_SIBLINGS, seen -> seen.contains("slow finished at 9"))
          .suggests(THROWS_BEFORE_CLEANUP)
          .shouldBe("quick finished at 1", "slow cancelled at 2");
    }

    @Test
    @DisplayName("when a task fails, the body is cancelled at its await, even inside a call")
    void aFailureCancelsTheBody() {
      ExceptionGroup group =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(failing("failed", 2));
                    await(worker("body", 9));
                  }),
              LEAVES_THE_BODY);

      observed("what was in the group", messages(group)).shouldBe(List.of("failed"));
      observed("what became of the body", trace)
          .suggests(LEAVES_THE_BODY)
          .shouldBe("body cancelled at 2");
    }

    @Test
    @DisplayName("the failure comes out only when all have cleaned up")
    void theFailureWaitsForTheCleanup() {
      attempting(
              "running a group in which one fails and one cleans up",
              () ->
                  run(
                      taskGroup(
                          tasks -> {
                            tasks.createTask(failing("failed", 1));
                            tasks.createTask(slowToEnd("sibling", 3, null));
                          })))
          .suggests(THROWS_BEFORE_CLEANUP)
          .shouldThrow(ExceptionGroup.class);
      trace.add("group ended at " + time.now().toSeconds());

      observed("what happened", trace)
          .suggests(LEAVES_SIBLINGS, seen -> seen.contains("group ended at 103"))
          .suggests(THROWS_BEFORE_CLEANUP)
          .shouldBe("sibling cleaned up at 4", "group ended at 4");
    }

    @Test
    @DisplayName("all failures come out, in the order in which they happened")
    void allFailuresComeOut() {
      ExceptionGroup group =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(slowToEnd("a", 3, "third"));
                    tasks.createTask(slowToEnd("b", 1, "second"));
                    tasks.createTask(failing("first", 1));
                    tasks.createTask(worker("c", 9));
                  }),
              FIRST_ERROR_ONLY);

      observed("the failures", messages(group))
          .suggests(FIRST_ERROR_ONLY, seen -> seen.size() == 1)
          .shouldBe(List.of("first", "second", "third"));
    }

    @Test
    @DisplayName("when the body fails, the tasks are cancelled, and its failure comes last")
    void aFailureOfTheBodyComesLast() {
      ExceptionGroup group =
          groupOf(
              taskGroup(
                  (TaskGroup tasks) -> {
                    tasks.createTask(worker("task", 9));
                    tasks.createTask(slowToEnd("other", 1, "of a task"));
                    await(sleep(seconds(1)));
                    throw new IllegalArgumentException("of the body");
                  }),
              BODY_FAILURE_AS_ITSELF);

      observed("the failures", messages(group))
          .suggests(BODY_FAILURE_FIRST, seen -> seen.size() == 2)
          .suggests(FIRST_ERROR_ONLY)
          .shouldBe(List.of("of a task", "of the body"));
      observed("what became of the tasks", trace)
          .suggests(LEAVES_SIBLINGS)
          .shouldBe("task cancelled at 1", "other cleaned up at 2");
    }

    @Test
    @DisplayName("a failure of the body alone comes out in a group too")
    void aFailureOfTheBodyAloneIsGrouped() {
      var failure = new IOException("of the body");
      ExceptionGroup group =
          attempting(
                  "running a group whose body fails",
                  () ->
                      run(
                          taskGroup(
                              (TaskGroup tasks) -> {
                                throw failure;
                              })))
              .suggests(BODY_FAILURE_AS_ITSELF)
              .shouldThrow(ExceptionGroup.class);

      observed("the failures", group.exceptions()).shouldBe(List.of(failure));
    }

    @Test
    @DisplayName("a task that is cancelled is no failure, and its siblings go on")
    void aCancelledTaskIsNoFailure() {
      loop.setExceptionHandler((from, context) -> trace.add("handler: " + context.exception()));
      attempting(
              "running a group of which one task is cancelled",
              () ->
                  run(
                      taskGroup(
                          tasks -> {
                            Task<Void> cancelled = tasks.createTask(worker("cancelled one", 5));
                            tasks.createTask(worker("sibling", 3));
                            await(sleep(seconds(1)));
                            cancelled.cancel();
                            await(worker("body", 1));
                          })))
          .suggests(CANCELLED_CHILD_IS_AN_ERROR)
          .shouldSucceed();

      observed("what happened", trace)
          .suggests(ASKS_THE_CANCELLED, seen -> seen.toString().contains("handler: "))
          .suggests(CANCELLED_CHILD_IS_AN_ERROR)
          .shouldBe("cancelled one cancelled at 1", "body finished at 2", "sibling finished at 3");
    }

    @Test
    @DisplayName("after a group that failed, the parent is as before: not cancelled, count zero")
    void theGroupTakesBackItsOwnCancel() {
      run(
          async(
              () -> {
                try {
                  await(
                      taskGroup(
                          tasks -> {
                            tasks.createTask(failing("failed", 1));
                            await(sleep(seconds(9)));
                          }));
                } catch (ExceptionGroup expected) {
                  noteHowTheParentIs();
                }
                try {
                  await(
                      taskGroup(
                          tasks -> {
                            tasks.createTask(failing("failed while the group waits", 1));
                          }));
                } catch (ExceptionGroup expected) {
                  noteHowTheParentIs();
                }
              }));

      observed("the parent after its groups", trace)
          .suggests(KEEPS_ITS_OWN_CANCEL)
          .shouldBe("cancelling 0", "awaited", "cancelling 0", "awaited");
    }

    @Test
    @DisplayName("after a group in which two tasks failed, the parent's count is zero, too")
    void twoFailuresAreOneCancel() {
      run(
          async(
              () -> {
                try {
                  await(
                      taskGroup(
                          tasks -> {
                            tasks.createTask(failing("first", 1));
                            tasks.createTask(failing("second", 1));
                            await(sleep(seconds(9)));
                          }));
                } catch (ExceptionGroup expected) {
                  noteHowTheParentIs();
                }
              }));

      observed("the parent after its group", trace)
          .suggests(CANCELS_FOR_EACH)
          .shouldBe("cancelling 0", "awaited");
    }

    @Test
    @DisplayName("a group that fails in the clean-up of a cancelled parent cancels it again")
    void aGroupInTheCleanupOfACancelledParent() {
      Coroutine<Void> cleaningUp =
          async(
              () -> {
                try {
                  await(sleep(seconds(100)));
                } finally {
                  try {
                    await(
                        taskGroup(
                            tasks -> {
                              tasks.createTask(failing("failed", 1));
                            }));
                  } catch (ExceptionGroup expected) {
                    noteHowTheParentIs();
                  }
                }
              });
      run(
          async(
              () -> {
                Task<Void> parent = createTask(cleaningUp);
                await(sleep(seconds(1)));
                parent.cancel();
                try {
                  await(parent);
                } catch (CancelledError cancelled) {
                  trace.add("parent cancelled");
                }
              }));

      observed("the parent after its group", trace)
          .suggests(COMPARES_WITH_BEFORE)
          .shouldBe("cancelling 1", "cancelled at the next await", "parent cancelled");
    }

    @Test
    @DisplayName(
        "an error of the program is a failure like any other; only the JVM's own are fatal")
    void anErrorOfTheProgramIsAFailure() {
      ExceptionGroup group =
          attempting(
                  "running a group in which two Errors and an IOException come up",
                  () ->
                      run(
                          taskGroup(
                              (TaskGroup tasks) -> {
                                tasks.createTask(slowToEnd("task", 1, "exception"));
                                tasks.createTask(throwing(new AssertionError("assertion")));
                                tasks.createTask(throwing(new StackOverflowError("overflow")));
                                await(sleep(seconds(9)));
                              })))
              .suggests(EVERY_ERROR_IS_FATAL, Error.class::isInstance)
              .shouldThrow(ExceptionGroup.class);

      observed("the failures", messages(group))
          .suggests(EVERY_ERROR_IS_FATAL)
          .shouldBe(List.of("assertion", "overflow", "exception"));
    }

    private static Coroutine<Void> throwing(Error error) {
      return async(
          () -> {
            await(sleep(seconds(1)));
            throw error;
          });
    }

    @Test
    @DisplayName("a body that swallows the cancellation does not hide the failure")
    void aBodyThatSwallowsTheCancellation() {
      ExceptionGroup group =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(failing("failed", 1));
                    try {
                      await(sleep(seconds(9)));
                    } catch (CancelledError swallowed) {
                      trace.add("swallowed");
                    }
                  }),
              LEAVES_THE_BODY);
      observed("the failures", messages(group)).shouldBe(List.of("failed"));
      observed("what the body saw", trace).suggests(LEAVES_THE_BODY).shouldBe("swallowed");
    }

    @Test
    @DisplayName(
        "cancelled from outside in its body, a group cancels its tasks and comes out cancelled")
    void cancelledInTheBody() {
      expectCancelled(
          taskGroup(
              tasks -> {
                tasks.createTask(worker("task", 9));
                await(sleep(seconds(5)));
              }));
    }

    @Test
    @DisplayName("cancelled from outside while it waits for its tasks, it does the same")
    void cancelledWhileWaiting() {
      expectCancelled(
          taskGroup(
              tasks -> {
                tasks.createTask(worker("task", 9));
              }));
    }

    private void expectCancelled(Coroutine<Void> group) {
      run(
          async(
              () -> {
                Task<Void> parent = createTask(group);
                await(sleep(seconds(1)));
                parent.cancel("enough");
                try {
                  await(parent);
                  trace.add("returned");
                } catch (CancelledError cancelled) {
                  trace.add("cancelled: " + cancelled.getMessage());
                } catch (ExceptionGroup failures) {
                  trace.add("failed");
                }
                trace.add("cancelling " + parent.cancelling());
              }));

      observed("what happened", trace)
          .suggests(LEAVES_SIBLINGS, seen -> seen.contains("task finished at 9"))
          .suggests(SWALLOWS_CANCEL, seen -> seen.contains("returned"))
          .suggests(CANCELLED_CHILD_IS_AN_ERROR, seen -> seen.contains("failed"))
          .suggests(THROWS_BEFORE_CLEANUP, seen -> !seen.contains("task cancelled at 1"))
          .suggests(SWALLOWS_CANCEL)
          .shouldBe("task cancelled at 1", "cancelled: enough", "cancelling 1");
    }

    @Test
    @DisplayName(
        "cancelled from outside while tasks fail: the failures come out, the cancellation next")
    void cancelledWhileTasksFail() {
      run(
          async(
              () -> {
                Task<Void> parent =
                    createTask(
                        async(
                            () -> {
                              try {
                                await(
                                    taskGroup(
                                        tasks -> {
                                          tasks.createTask(slowToEnd("task", 1, "of a task"));
                                        }));
                              } catch (ExceptionGroup failures) {
                                trace.add("failures " + messages(failures));
                              }
                              noteHowTheParentIs();
                            }));
                await(sleep(seconds(1)));
                parent.cancel();
                await(sleep(seconds(9)));
              }));

      observed("what happened", trace)
          .suggests(
              FORGETS_OUTER_CANCEL,
              seen -> seen.contains("awaited") || seen.contains("cancelling 0"))
          .suggests(COUNTS_OUTER_CANCEL_TWICE, seen -> seen.contains("cancelling 2"))
          .suggests(FORGETS_OUTER_CANCEL)
          .shouldBe(
              "task cleaned up at 2",
              "failures [of a task]",
              "cancelling 1",
              "cancelled at the next await");
    }

    @Test
    @DisplayName("cancelled by a failing task and from outside in one tick, both are kept apart")
    void cancelledByBothInOneTick() {
      run(
          async(
              () -> {
                Task<Void> parent =
                    createTask(
                        async(
                            () -> {
                              try {
                                await(
                                    taskGroup(
                                        tasks -> {
                                          tasks.createTask(failing("of a task", 1));
                                          await(sleep(seconds(9)));
                                        }));
                              } catch (ExceptionGroup failures) {
                                trace.add("failures " + messages(failures));
                              }
                              noteHowTheParentIs();
                            }));
                await(sleep(seconds(1)));
                parent.cancel();
                await(sleep(seconds(9)));
              }));

      observed("what happened", trace)
          .suggests(COUNTS_OUTER_CANCEL_TWICE, seen -> seen.contains("cancelling 2"))
          .suggests(FORGETS_OUTER_CANCEL)
          .shouldBe("failures [of a task]", "cancelling 1", "cancelled at the next await");
    }

    @Test
    @DisplayName("however often it is cancelled, a group waits for its tasks")
    void aGroupWaitsHoweverOftenItIsCancelled() {
      run(
          async(
              () -> {
                Task<Void> parent =
                    createTask(
                        taskGroup(
                            tasks -> {
                              tasks.createTask(slowToEnd("task", 5, null));
                            }));
                for (int times = 0; times < 3; times++) {
                  await(sleep(seconds(1)));
                  parent.cancel();
                }
                try {
                  await(parent);
                } catch (CancelledError cancelled) {
                  trace.add("group ended at " + time.now().toSeconds());
                }
                await(sleep(seconds(9)));
              }));

      observed("what happened", trace)
          .suggests(LEAVES_ON_SECOND_CANCEL)
          .shouldBe("task cleaned up at 6", "group ended at 6");
    }

    @Test
    @DisplayName(
        "a group in a group: the inner one's failures come out in a group of the outer one's")
    void groupsInGroups() {
      ExceptionGroup outer =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(worker("sibling", 9));
                    await(
                        taskGroup(
                            inner -> {
                              inner.createTask(failing("inner", 1));
                              inner.createTask(worker("inner sibling", 9));
                            }));
                  }),
              BODY_FAILURE_AS_ITSELF);

      observed("the failures", Groups.shape(outer))
          .suggests(BODY_FAILURE_AS_ITSELF, "[inner]"::equals)
          .shouldBe("[[inner]]");
      observed("what became of the others", trace)
          .suggests(LEAVES_SIBLINGS)
          .shouldBe("inner sibling cancelled at 1", "sibling cancelled at 1");
    }

    @Test
    @DisplayName(
        "when a task of the outer group fails, the inner one is cancelled, and is no failure")
    void aFailureOfTheOuterGroupCancelsTheInnerOne() {
      ExceptionGroup outer =
          groupOf(
              taskGroup(
                  tasks -> {
                    tasks.createTask(failing("outer", 1));
                    await(
                        taskGroup(
                            inner -> {
                              inner.createTask(worker("inner task", 9));
                            }));
                  }),
              LEAVES_THE_BODY);

      observed("the failures", Groups.shape(outer))
          .suggests(CANCELLED_CHILD_IS_AN_ERROR, seen -> !"[outer]".equals(seen))
          .shouldBe("[outer]");
      observed("what became of the inner group", trace)
          .suggests(LEAVES_THE_BODY)
          .shouldBe("inner task cancelled at 1");
    }

    @Test
    @DisplayName("a group that has ended takes no more tasks, and closes the coroutine it refuses")
    void aGroupThatHasEndedTakesNoMore() {
      var kept = new ArrayList<TaskGroup>();
      run(
          taskGroup(
              group -> {
                kept.add(group);
                group.createTask(worker("task", 1));
              }));
      trace.clear();
      askTooLate(kept.getFirst());
      expectAnswers("the task group is finished, coroutine CLOSED");
    }

    @Test
    @DisplayName("a group that is shutting down takes no more tasks, whether any is left or not")
    void aGroupThatIsShuttingDownTakesNoMore() {
      attempting(
              "running a group that fails and is asked for more tasks",
              () ->
                  run(
                      taskGroup(
                          group -> {
                            group.createTask(failing("failed", 1));
                            try {
                              await(sleep(seconds(9)));
                            } finally {
                              askTooLate(group);
                            }
                          })))
          .suggests(TAKES_TASKS_TOO_LATE)
          .shouldThrow(ExceptionGroup.class);
      attempting(
              "running a group of which a task that is cancelled asks for more",
              () ->
                  run(
                      taskGroup(
                          group -> {
                            group.createTask(failing("failed", 1));
                            group.createTask(
                                async(
                                    () -> {
                                      try {
                                        await(sleep(seconds(9)));
                                      } finally {
                                        askTooLate(group);
                                      }
                                    }));
                          })))
          .suggests(TAKES_TASKS_TOO_LATE)
          .shouldThrow(ExceptionGroup.class);
      String answer = "the task group is shutting down, coroutine CLOSED";
      expectAnswers(answer, answer);
    }

    private void askTooLate(TaskGroup group) {
      Coroutine<Void> coroutine = worker("late", 1);
      String answer;
      try {
        group.createTask(coroutine);
        answer = "taken";
      } catch (IllegalStateException refusal) {
        answer = refusal.getMessage();
      }
      trace.add(answer + ", coroutine " + coroutine.state());
    }

    private void expectAnswers(String... answers) {
      observed("the answers to createTask", trace)
          .suggests(TAKES_TASKS_TOO_LATE, seen -> seen.getFirst().startsWith("taken"))
          .suggests(LEAVES_THE_COROUTINE_OPEN, seen -> seen.getFirst().endsWith("CREATED"))
          .suggests(SHUTTING_DOWN_IS_FINISHED)
          .shouldBe(answers);
    }

    @Test
    @DisplayName("a group outside a task is an error")
    void aGroupNeedsATask() {
      Coroutine<Void> group = taskGroup(tasks -> {});
      loop.callSoon(
          () -> {
            group.resume();
            loop.stop();
          });
      loop.runForever();

      attempting("running a group in a callback", group::result)
          .suggests(NEEDS_NO_TASK)
          .shouldThrow(IllegalStateException.class);
    }

    @Test
    @DisplayName("an error of the JVM itself comes out as itself, once the tasks have ended")
    void aFatalErrorComesOutAsItself() {
      var fatal = new OutOfMemoryError("thrown by the test");
      attempting(
              "running a group whose body meets a fatal error",
              () ->
                  run(
                      taskGroup(
                          (TaskGroup tasks) -> {
                            tasks.createTask(worker("task", 9));
                            await(sleep(seconds(1)));
                            throw fatal;
                          })))
          .suggests(GROUPS_FATAL_ERRORS)
          .shouldThrow(OutOfMemoryError.class);
      observed("what became of the task", trace)
          .suggests(LEAVES_SIBLINGS)
          .shouldBe("task cancelled at 1");
    }

    @Test
    @DisplayName("what comes out in a group counts as retrieved")
    void whatComesOutCountsAsRetrieved() {
      loop.setExceptionHandler((from, context) -> trace.add(context.message()));
      var kept = new ArrayList<Task<?>>();
      attempting(
              "running a group that fails",
              () ->
                  run(
                      taskGroup(
                          tasks -> {
                            kept.add(tasks.createTask(failing("failed", 1)));
                          })))
          .suggests(DOES_NOT_WAIT)
          .shouldThrow(ExceptionGroup.class);
      loop.close();
      observed("reports when the loop closes, of " + kept.size() + " task", trace).shouldBeEmpty();
    }

    @Test
    @DisplayName("the demo prints what its CPython twin prints")
    void theDemoPrintsWhatItsCPythonTwinPrints() {
      during(DOES_NOT_WAIT, "running the demo", () -> TaskGroupsDemo.program(loop, trace));
      Twin.expectSameAsCPython("task_groups", trace);
    }
  }
}
