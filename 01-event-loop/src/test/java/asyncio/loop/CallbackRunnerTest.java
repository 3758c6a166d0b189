package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.demo.FailingCallbacksDemo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.2", points = 10, seconds = 5)
@DisplayName("01.2 Callbacks that fail")
class CallbackRunnerTest {

  private static final Misconception FAILURE_ENDS_THE_LOOP =
      Misconception.of(
          "failure-ends-the-loop",
          "what a callback throws comes out of runForever; catch it where the callback is called,"
              + " and tell the exception handler");

  private static final Misconception SWALLOWS_FAILURES =
      Misconception.of(
          "swallows-failures",
          "the failure is caught and forgotten; it has to reach the exception handler, or nobody"
              + " will ever know of it");

  private static final Misconception CATCHES_EXCEPTIONS_ONLY =
      Misconception.of(
          "catches-exceptions-only",
          "only Exception is caught; a failed assertion or a missing class is an Error, and one"
              + " callback's Error is no reason to end the loop for all others");

  private static final Misconception STACK_OVERFLOW_IS_FATAL =
      Misconception.of(
          "stack-overflow-is-fatal",
          "StackOverflowError is treated as the JVM's trouble, since it is a VirtualMachineError;"
              + " but the stack is whole again once the callback is left, so it is a failure like"
              + " others");

  private static final Misconception SURVIVES_EVERYTHING =
      Misconception.of(
          "survives-everything",
          "errors of the JVM itself, such as OutOfMemoryError, go to the handler too; who runs the"
              + " loop has to hear of those, so throw them on");

  private static final Misconception SURVIVES_THE_HANDLERS =
      Misconception.of(
          "survives-fatal-errors-of-the-handler",
          "an OutOfMemoryError of a callback is thrown on, but not one of the exception handler;"
              + " the same rule holds for both");

  private static final Misconception HANDLER_FAILURE_ENDS_THE_LOOP =
      Misconception.of(
          "handler-failure-ends-the-loop",
          "what the exception handler throws comes out of runForever; a handler may fail as well,"
              + " and then the default handler is told");

  private static final Misconception HANDLER_FAILURE_IS_SILENT =
      Misconception.of(
          "handler-failure-is-silent",
          "what the exception handler throws is dropped; it should go to the default handler");

  private static final Misconception LOSES_THE_FIRST_FAILURE =
      Misconception.of(
          "loses-the-first-failure",
          "when a handler fails, only its own failure is logged; the one that it was told of is"
              + " lost then, so log that as well");

  private static final Misconception FORGETS_THE_FIRST_CONTEXT =
      Misconception.of(
          "forgets-the-first-context",
          "the context for a failure of the handler does not lead back to the failure that the"
              + " handler was told of; its source should be that first context");

  private static final Misconception ASKS_THE_BROKEN_HANDLER =
      Misconception.of(
          "asks-the-broken-handler-again",
          "the handler that threw is told of its own failure, and may throw again, without end;"
              + " tell the default handler instead");

  private static final Misconception NULL_IS_IGNORED =
      Misconception.of(
          "null-is-ignored",
          "setting null leaves the handler that was set before; it should bring back the default");

  private static final Misconception NO_DEFAULT =
      Misconception.of(
          "no-handler-no-report",
          "without a handler of its own the loop says nothing of failures; the default handler logs"
              + " them");

  private static final Misconception LOGS_THE_MESSAGE_ONLY =
      Misconception.of(
          "logs-the-message-only",
          "the message is logged without the exception, so there is no stack trace to find the line"
              + " by; the logger takes both");

  private static final Misconception PRINTS =
      Misconception.of(
          "prints-instead-of-logging",
          "the default handler prints; it should log to the logger \"asyncio\" at level ERROR, so"
              + " that a program can send it where its other messages go");

  private static final Misconception WRAPS =
      Misconception.of(
          "wraps-the-exception",
          "another exception was passed on than the one that was thrown, such as one around it;"
              + " pass on the very same object");

  private static final Misconception FORGETS_THE_SOURCE =
      Misconception.of(
          "forgets-the-source",
          "the context does not say which handle failed; its source should be that handle");

  private static final Misconception OWN_WORDS =
      Misconception.of(
          "message-in-other-words",
          "the context's message does not say in which callback it was: \"Exception in callback\","
              + " a space, and the handle");

  private static final Misconception TRUSTS_TO_STRING =
      Misconception.of(
          "trusts-to-string",
          "the message is put together from the callback's toString(), outside of any try; that is"
              + " code of somebody else as well, and what it throws comes out of runForever");

  private static final Misconception TO_STRING_FAILURE_INSTEAD =
      Misconception.of(
          "to-string-failure-instead",
          "the handler is told of what toString() threw, when the message was put together; it"
              + " should be told of what the callback threw");

  private static final Misconception LOG_TRUSTS_TO_STRING =
      Misconception.of(
          "log-trusts-to-string",
          "the default handler puts the whole first context into words, and with it the source,"
              + " whose toString() may throw; message and exception of the first context will do");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();
  private final List<ExceptionContext> failures = new ArrayList<>();
  private final AsyncioLog log = new AsyncioLog();

  @AfterEach
  void closeLog() {
    log.close();
  }

  private void keepFailures(EventLoop from, ExceptionContext context) {
    failures.add(context);
  }

  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  /** Whether the default handler logs at all, when it is called directly. */
  private boolean defaultHandlerLogs() {
    int before = log.messages().size();
    loop.defaultExceptionHandler(new ExceptionContext("asked by the test", null, loop));
    return log.messages().size() > before;
  }

  /** Whether the default handler tells of a first failure that it finds in the source. */
  private boolean defaultHandlerTellsOfTheFirst() {
    var first = new ExceptionContext("one", new IllegalStateException("the first"), loop);
    var second = new ExceptionContext("two", new IllegalStateException("the second"), first);
    loop.defaultExceptionHandler(second);
    return !log.messages().isEmpty() && log.messages().getLast().contains("the first");
  }

  private static Runnable throwing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Runnable throwing(Error failure) {
    return () -> {
      throw failure;
    };
  }

  /** A callback that throws, and then cannot be put into words either. */
  private record Wordless(RuntimeException failure) implements Runnable {

    @Override
    public void run() {
      throw failure;
    }

    @Override
    public String toString() {
      throw new UnsupportedOperationException("thrown by toString()");
    }
  }

  /** Throws a checked exception where none is declared, as other JVM languages do. */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void sneak(Throwable failure) throws X {
    throw (X) failure;
  }

  @Test
  @DisplayName("a callback that fails does not keep the others from running")
  void aCallbackThatFailsDoesNotKeepTheOthersFromRunning() {
    loop.setExceptionHandler(this::keepFailures);
    loop.callSoon(trace.adding("before"));
    loop.callSoon(throwing(new IllegalStateException("thrown by the test")));
    loop.callSoon(trace.adding("behind, in the same iteration"));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("the callbacks that ran", trace)
        .suggests(FAILURE_ENDS_THE_LOOP)
        .shouldBe("before", "behind, in the same iteration");
  }

  @Test
  @DisplayName("the exception handler is told what was thrown, by which handle, on which loop")
  void theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop() {
    var loops = new ArrayList<EventLoop>();
    loop.setExceptionHandler(
        (from, context) -> {
          loops.add(from);
          failures.add(context);
        });
    var failure = new IllegalStateException("thrown by the test");
    Handle handle = loop.callSoon(throwing(failure));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("how often the handler was told", failures.size())
        .suggests(SWALLOWS_FAILURES, seen -> seen == 0)
        .shouldBe(1);
    ExceptionContext told = failures.getFirst();
    observed("the context's message", told.message())
        .suggests(OWN_WORDS)
        .shouldBe("Exception in callback " + handle);
    observed("the context's exception", told.exception()).suggests(WRAPS).shouldBeSameAs(failure);
    observed("the context's source", told.source())
        .suggests(FORGETS_THE_SOURCE)
        .shouldBeSameAs(handle);
    observed("the loop that the handler was given", loops.getFirst()).shouldBeSameAs(loop);
  }

  @Test
  @DisplayName("the handler is told at once, before the next callback runs")
  void theHandlerIsToldAtOnceBeforeTheNextCallbackRuns() {
    loop.setExceptionHandler((from, context) -> trace.add(context.exception().getMessage()));
    loop.callSoon(throwing(new IllegalStateException("failure one")));
    loop.callSoon(trace.adding("callback"));
    loop.callSoon(throwing(new IllegalStateException("failure two")));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("the order of what happened", trace)
        .suggests(SWALLOWS_FAILURES, seen -> seen.size() == 1)
        .shouldBe("failure one", "callback", "failure two");
  }

  @Test
  @DisplayName("an Error, or a checked exception, is handled like any other failure")
  void anErrorOrACheckedExceptionIsHandledLikeAnyOtherFailure() {
    loop.setExceptionHandler(this::keepFailures);
    var error = new AssertionError("thrown by the test");
    var checked = new IOException("thrown by the test");
    loop.callSoon(throwing(error));
    loop.callSoon(() -> CallbackRunnerTest.<RuntimeException>sneak(checked));
    during(CATCHES_EXCEPTIONS_ONLY, "running a callback with an Error", this::runOneIteration);

    observed(
            "what the handler was told of",
            failures.stream().<Throwable>map(ExceptionContext::exception).toList())
        .suggests(SWALLOWS_FAILURES, List::isEmpty)
        .shouldBe(List.of(error, checked));
  }

  @Test
  @DisplayName("a callback that overflows the stack is a failure like any other")
  void aCallbackThatOverflowsTheStackIsAFailureLikeAnyOther() {
    loop.setExceptionHandler(this::keepFailures);
    loop.callSoon(throwing(new StackOverflowError("thrown by the test")));
    loop.callSoon(trace.adding("behind"));
    during(STACK_OVERFLOW_IS_FATAL, "running a callback that recurses", this::runOneIteration);

    observed("how often the handler was told", failures.size())
        .suggests(SWALLOWS_FAILURES, seen -> seen == 0)
        .shouldBe(1);
    observed("the callbacks that ran", trace).shouldBe("behind");
  }

  @Test
  @DisplayName("out of memory comes out of runForever, and the loop can run again")
  void outOfMemoryComesOutOfRunForeverAndTheLoopCanRunAgain() {
    loop.setExceptionHandler(this::keepFailures);
    var fatal = new OutOfMemoryError("thrown by the test");
    loop.callSoon(throwing(fatal));
    loop.callSoon(trace.adding("behind"));

    attempting("running a callback that runs out of memory", this::runOneIteration)
        .suggests(SURVIVES_EVERYTHING, thrown -> thrown == null)
        .shouldBeSameAs(fatal);
    observed("what the handler was told of", failures)
        .suggests(SURVIVES_EVERYTHING)
        .shouldBeEmpty();

    runOneIteration();
    observed("the callbacks that ran", trace).shouldBe("behind");
  }

  @Test
  @DisplayName("without a handler, failures are logged to \"asyncio\" at level ERROR")
  void withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError() {
    var failure = new IllegalStateException("thrown by the test");
    loop.callSoon(throwing(failure));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);
    loop.defaultExceptionHandler(new ExceptionContext("the kettle is empty", null, loop));

    observed("the exceptions that were logged", log.exceptions().stream().limit(1).toList())
        .suggests(PRINTS, seen -> log.messages().isEmpty())
        .suggests(NO_DEFAULT, seen -> log.messages().size() == 1)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(failure));
    observed("the messages that were logged", log.messages().stream().skip(1).toList())
        .shouldBe(List.of("the kettle is empty"));
    observed("the levels at which it was logged", log.levels()).shouldBe(List.of("ERROR", "ERROR"));
  }

  @Test
  @DisplayName("null brings the default handler back")
  void nullBringsTheDefaultHandlerBack() {
    loop.setExceptionHandler(this::keepFailures);
    loop.setExceptionHandler(null);
    var failure = new IllegalStateException("thrown by the test");
    loop.callSoon(throwing(failure));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("what the handler that was taken away was told of", failures)
        .suggests(NULL_IS_IGNORED)
        .shouldBeEmpty();
    observed("the exceptions that were logged", log.exceptions())
        .suggests(PRINTS, seen -> seen.isEmpty() && !defaultHandlerLogs())
        .suggests(NO_DEFAULT, List::isEmpty)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(failure));
  }

  @Test
  @DisplayName("a handler that is set by a callback counts from the next failure on")
  void aHandlerThatIsSetByACallbackCountsFromTheNextFailureOn() {
    loop.setExceptionHandler((from, context) -> trace.add("old handler"));
    loop.callSoon(throwing(new IllegalStateException("one")));
    loop.callSoon(() -> loop.setExceptionHandler((from, context) -> trace.add("new handler")));
    loop.callSoon(throwing(new IllegalStateException("two")));
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("who was told", trace)
        .suggests(SWALLOWS_FAILURES, List::isEmpty)
        .shouldBe("old handler", "new handler");
  }

  @Test
  @DisplayName("a handler that throws does no harm, and the default handler is told")
  void aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold() {
    var broken = new UnsupportedOperationException("thrown by the handler");
    loop.setExceptionHandler(
        (from, context) -> {
          trace.add("handler");
          if (trace.lines().size() < 5) {
            throw broken;
          }
        });
    loop.callSoon(throwing(new IllegalStateException("thrown by the test")));
    loop.callSoon(trace.adding("behind"));
    during(HANDLER_FAILURE_ENDS_THE_LOOP, "running a broken handler", this::runOneIteration);

    observed("the order of what happened", trace)
        .suggests(ASKS_THE_BROKEN_HANDLER, seen -> seen.size() > 2)
        .suggests(SWALLOWS_FAILURES, seen -> !seen.contains("handler"))
        .shouldBe("handler", "behind");
    observed("the exceptions that were logged", log.exceptions())
        .suggests(PRINTS, seen -> seen.isEmpty() && !defaultHandlerLogs())
        .suggests(HANDLER_FAILURE_IS_SILENT, List::isEmpty)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(broken));
    observed("the message that was logged", log.messages().getFirst())
        .shouldSatisfy(
            "a text with \"Unhandled error in exception handler\"",
            message -> message.contains("Unhandled error in exception handler"));
    observed("the message that was logged", log.messages().getFirst())
        .suggests(FORGETS_THE_FIRST_CONTEXT, message -> defaultHandlerTellsOfTheFirst())
        .suggests(LOSES_THE_FIRST_FAILURE)
        .shouldSatisfy(
            "a text that also tells of the first failure, \"thrown by the test\"",
            message -> message.contains("thrown by the test"));
  }

  @Test
  @DisplayName("an Error of the handler does no harm either, unless memory runs out")
  void anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut() {
    var broken = new AssertionError("thrown by the handler");
    loop.setExceptionHandler(
        (from, context) -> {
          throw broken;
        });
    loop.callSoon(throwing(new IllegalStateException("thrown by the test")));
    during(HANDLER_FAILURE_ENDS_THE_LOOP, "running a broken handler", this::runOneIteration);
    observed("the exceptions that were logged", log.exceptions())
        .suggests(PRINTS, seen -> seen.isEmpty() && !defaultHandlerLogs())
        .suggests(HANDLER_FAILURE_IS_SILENT, List::isEmpty)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(broken));

    var fatal = new OutOfMemoryError("thrown by the handler");
    loop.setExceptionHandler(
        (from, context) -> {
          throw fatal;
        });
    loop.callSoon(throwing(new IllegalStateException("thrown by the test")));
    attempting("running a handler that runs out of memory", this::runOneIteration)
        .suggests(SURVIVES_THE_HANDLERS, thrown -> thrown == null)
        .shouldBeSameAs(fatal);
  }

  @Test
  @DisplayName("the default handler tells of both failures, if the source is a context too")
  void theDefaultHandlerTellsOfBothFailuresIfTheSourceIsAContextToo() {
    var first = new ExceptionContext("one", new IllegalStateException("the first failure"), loop);
    var second = new IllegalStateException("the second failure");
    loop.defaultExceptionHandler(new ExceptionContext("two", second, first));

    observed("the exceptions that were logged", log.exceptions())
        .suggests(PRINTS, List::isEmpty)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(second));
    observed("the message that was logged", log.messages().getFirst())
        .suggests(LOSES_THE_FIRST_FAILURE)
        .shouldSatisfy(
            "a text with the context's own message, \"two\", and with \"the first failure\"",
            message -> message.contains("two") && message.contains("the first failure"));
  }

  @Test
  @DisplayName("a callback that fails and cannot be put into words is reported all the same")
  void aCallbackThatFailsAndCannotBePutIntoWordsIsReportedAllTheSame() {
    loop.setExceptionHandler(this::keepFailures);
    var failure = new IllegalStateException("thrown by the test");
    Handle handle = loop.callSoon(new Wordless(failure));
    loop.callSoon(trace.adding("behind"));
    attempting("running a callback whose toString() throws", this::runOneIteration)
        .suggests(FAILURE_ENDS_THE_LOOP, thrown -> thrown == failure)
        .suggests(TRUSTS_TO_STRING)
        .shouldSucceed();

    observed("how often the handler was told", failures.size())
        .suggests(SWALLOWS_FAILURES, seen -> seen == 0)
        .shouldBe(1);
    ExceptionContext told = failures.getFirst();
    observed("the context's exception", told.exception())
        .suggests(TO_STRING_FAILURE_INSTEAD, UnsupportedOperationException.class::isInstance)
        .suggests(WRAPS)
        .shouldBeSameAs(failure);
    observed("whether the context's source is the handle", told.source() == handle)
        .suggests(FORGETS_THE_SOURCE)
        .shouldBe(true);
    observed("the callbacks that ran", trace).shouldBe("behind");
  }

  @Test
  @DisplayName(
      "the default handler tells of both, also if the first source cannot be put into words")
  void theDefaultHandlerTellsOfBothFailuresAlsoIfTheFirstSourceCannotBePutIntoWords() {
    var failure = new IllegalStateException("the first failure");
    var first = new ExceptionContext("one", failure, new Handle(new Wordless(failure)));
    var second = new IllegalStateException("the second failure");
    during(
        LOG_TRUSTS_TO_STRING,
        "logging a context whose source has a toString() that throws",
        () -> loop.defaultExceptionHandler(new ExceptionContext("two", second, first)));

    observed("the exceptions that were logged", log.exceptions())
        .suggests(PRINTS, List::isEmpty)
        .suggests(LOGS_THE_MESSAGE_ONLY, seen -> seen.contains(null))
        .suggests(WRAPS)
        .shouldBe(List.of(second));
    observed("the message that was logged", log.messages().getFirst())
        .suggests(LOSES_THE_FIRST_FAILURE)
        .shouldSatisfy(
            "a text with the context's own message, \"two\", and with \"the first failure\"",
            message -> message.contains("two") && message.contains("the first failure"));
  }

  @Test
  @DisplayName("a handler can stop the loop and schedule callbacks")
  void aHandlerCanStopTheLoopAndScheduleCallbacks() {
    loop.setExceptionHandler(
        (from, context) -> {
          from.callSoon(trace.adding("scheduled by the handler"));
          from.callSoon(from::stop);
        });
    loop.callSoon(throwing(new IllegalStateException("thrown by the test")));
    during(SWALLOWS_FAILURES, "running until the handler stops the loop", loop::runForever);

    observed("the callbacks that ran", trace).shouldBe("scheduled by the handler");
  }

  @Test
  @DisplayName("a callback that cancels itself and then fails is reported all the same")
  void aCallbackThatCancelsItselfAndThenFailsIsReportedAllTheSame() {
    loop.setExceptionHandler(this::keepFailures);
    var own = new Handle[1];
    own[0] =
        loop.callSoon(
            () -> {
              own[0].cancel();
              throw new IllegalStateException("thrown by the test");
            });
    during(FAILURE_ENDS_THE_LOOP, "running a callback that throws", this::runOneIteration);

    observed("how often the handler was told", failures.size())
        .suggests(SWALLOWS_FAILURES, seen -> seen == 0)
        .shouldBe(1);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    FailingCallbacksDemo.program(loop, trace);

    Twin.expectSameAsCPython("failing_callbacks", trace);
  }
}
