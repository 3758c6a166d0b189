package asyncio.pattern;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CoroutineAction;
import asyncio.task.ExceptionGroup;
import asyncio.task.Runner;
import asyncio.task.ScopeAction;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.3", part = 2, points = 12, seconds = 20)
@DisplayName("06.3 Error patterns: an order for shutting down")
class ExitStackTest extends PatternTests {

  private static final Misconception IN_ORDER =
      Misconception.of(
          "closes-in-order",
          "what was opened first is closed first, while what came later still uses it");

  private static final Misconception AT_ONCE =
      Misconception.of(
          "closes-all-at-once",
          "everything is closed at the same time; what was opened later may still need what was"
              + " opened before");

  private static final Misconception STOPS_AT_FAILURE =
      Misconception.of(
          "stops-at-the-first-failure", "one step has failed, and the rest is not closed at all");

  private static final Misconception FIRST_ONLY =
      Misconception.of(
          "keeps-one-failure", "several steps have failed, and only one of the failures comes out");

  private static final Misconception FAILURES_LOST =
      Misconception.of("failures-of-closing-lost", "what closing has failed by comes out nowhere");

  private static final Misconception ALONE_WITHOUT_GROUP =
      Misconception.of(
          "single-failure-alone",
          "a single failure comes out by itself; who catches would have to be prepared for two"
              + " shapes, so it is a group, too");

  private static final Misconception ONE_LIMIT =
      Misconception.of(
          "one-limit-for-all",
          "the limit of one step is used for all together, so that a slow step takes away the time"
              + " of the next");

  private static final Misconception NO_LIMITS =
      Misconception.of("closes-without-limit", "one step that hangs keeps the rest open for ever");

  private static final Misconception REPLACED =
      Misconception.of(
          "closing-hides-the-body",
          "what closing fails by comes out in place of what the body has failed by; in Python it"
              + " does, but what has led to the end is what people look for");

  private static final Misconception CUT_OFF =
      Misconception.of(
          "cancelled-while-closing",
          "the task is cancelled while it closes, and the step of that moment is cut off, or what"
              + " comes after it is not closed");

  private static final Misconception MOVED_AND_KEPT =
      Misconception.of(
          "moves-a-copy", "the steps were moved to another stack, and are still done by this one");

  private static final Misconception MOVED_REVERSED =
      Misconception.of(
          "moves-upside-down", "the steps were moved one by one, and are now in the other order");

  private static final Misconception CLOSED_TWICE =
      Misconception.of(
          "closes-again", "closing a second time does the steps again; each is done once");

  private static final Misconception SNAPSHOT =
      Misconception.of(
          "only-what-was-there",
          "a step that is added while the stack is closed is not done, or not next");

  private static final Misconception SUSPENDS =
      Misconception.of(
          "suspends-for-nothing", "there is nothing to close, and close suspends all the same");

  private static final Misconception ONLY_AFTER_SUCCESS =
      Misconception.of(
          "open-after-a-failure", "the body has failed, or was cancelled, and nothing is closed");

  private static final Misconception ERRORS_PASS =
      Misconception.of(
          "errors-end-the-closing",
          "a step has ended by an Error, and the rest is not closed; to whoever needs the rest it"
              + " is all the same");

  private static final Misconception STAYS =
      Misconception.of(
          "stays-while-it-is-done",
          "a step is taken off only when it is done; who asks, or moves the steps, meanwhile finds"
              + " it again");

  private CoroutineAction closing(String name, long takes) {
    return () -> {
      at(name + " closes");
      pause(takes);
      at(name + " closed");
    };
  }

  private CleanupStep step(String name) {
    return new CleanupStep(name, seconds(10), closing(name, 2));
  }

  private CleanupStep failing(String name) {
    return new CleanupStep(
        name,
        seconds(10),
        () -> {
          at(name + " closes");
          pause(1);
          throw new IOException(name);
        });
  }

  private static void push(ExitStack stack, CleanupStep... steps) {
    for (CleanupStep step : steps) {
      stack.push(step);
    }
  }

  private static void around(ScopeAction<ExitStack> body) {
    await(ExitStack.around(body.returningNull()));
  }

  private static boolean closed(List<String> lines, String name) {
    return lines.stream().anyMatch(line -> line.startsWith(name + " closed"));
  }

  @Test
  @DisplayName("what was opened last is closed first, and each when the one before is closed")
  void inReverse() {
    run(() -> around(stack -> push(stack, step("a"), step("b"), step("c"))));
    observed("what happened", trace)
        .suggests(IN_ORDER, lines -> lines.getFirst().startsWith("a") && closed(lines, "a"))
        .suggests(AT_ONCE, lines -> lines.indexOf("b closes at 0") >= 0)
        .suggests(SNAPSHOT, List::isEmpty)
        .shouldBe(
            "c closes at 0",
            "c closed at 2",
            "b closes at 2",
            "b closed at 4",
            "a closes at 4",
            "a closed at 6");
  }

  @Test
  @DisplayName("one step that fails does not keep the rest from being closed")
  void oneFails() {
    run(
        () -> {
          ExceptionGroup group =
              attempting("closing", () -> around(stack -> push(stack, step("a"), failing("b"))))
                  .suggests(FAILURES_LOST, thrown -> thrown == null)
                  .suggests(ALONE_WITHOUT_GROUP, IOException.class::isInstance)
                  .shouldThrow(ExceptionGroup.class);
          observed("its message", group.getMessage()).shouldBe("failed to close (1 sub-exception)");
        });
    observed("what happened", trace)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe("b closes at 0", "a closes at 1", "a closed at 3");
  }

  @Test
  @DisplayName("all failures come out together, in the order in which they happened")
  void allFail() {
    run(
        () -> {
          ExceptionGroup group =
              attempting(
                      "closing",
                      () -> around(stack -> push(stack, failing("a"), step("b"), failing("c"))))
                  .suggests(FAILURES_LOST, thrown -> thrown == null)
                  .suggests(FIRST_ONLY, IOException.class::isInstance)
                  .shouldThrow(ExceptionGroup.class);
          observed("what failed", group.exceptions().stream().map(PatternTests::words).toList())
              .suggests(STOPS_AT_FAILURE, _ -> !trace.lines().contains("a closes at 3"))
              .suggests(FIRST_ONLY, seen -> seen.size() == 1)
              .shouldBe(List.of("IOException: c", "IOException: a"));
        });
  }

  @Test
  @DisplayName("a step that takes too long is given up, and the rest is closed")
  void aLimit() {
    var stuck = new CleanupStep("b", seconds(5), closing("b", 600));
    run(
        () -> {
          ExceptionGroup group =
              attempting("closing", () -> around(stack -> push(stack, step("a"), stuck, step("c"))))
                  .suggests(NO_LIMITS, thrown -> thrown == null)
                  .shouldThrow(ExceptionGroup.class);
          observed("what failed", group.exceptions().stream().map(PatternTests::words).toList())
              .shouldBe(List.of("GivenUp: b did not end within PT5S"));
        });
    observed("what happened", trace)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe(
            "c closes at 0", "c closed at 2", "b closes at 2", "a closes at 7", "a closed at 9");
  }

  @Test
  @DisplayName("each step has its limit for itself")
  void limitsOfTheirOwn() {
    run(
        () ->
            attempting(
                    "closing three that take 8 s each, and may take 10",
                    () ->
                        around(
                            stack -> {
                              for (String name : List.of("a", "b", "c")) {
                                stack.push(new CleanupStep(name, seconds(10), closing(name, 8)));
                              }
                            }))
                .suggests(ONE_LIMIT)
                .shouldSucceed());
  }

  @Test
  @DisplayName("if the body fails, that comes out, and what closing fails by is suppressed in it")
  void aBodyThatFails() {
    var failure = new IOException("body");
    ScopeAction<ExitStack> body =
        stack -> {
          push(stack, failing("a"), failing("b"));
          throw failure;
        };
    run(
        () -> {
          attempting("the body", () -> around(body))
              .suggests(REPLACED, ExceptionGroup.class::isInstance)
              .shouldBeSameAs(failure);
          observed("what is suppressed in it", suppressedIn(failure))
              .suggests(FAILURES_LOST, List::isEmpty)
              .suggests(STOPS_AT_FAILURE, seen -> !seen.getFirst().contains("a]"))
              .shouldBe(List.of("group of [IOException: b, IOException: a]"));
        });
    observed("what happened", trace)
        .suggests(ONLY_AFTER_SUCCESS, List::isEmpty)
        .shouldBe("b closes at 0", "a closes at 1");
  }

  @Test
  @DisplayName("in a try-with-resources it does the same, and its close suspends")
  void inATry() {
    var failure = new IOException("body");
    run(
        () -> {
          attempting(
                  "the body",
                  () -> {
                    try (var stack = new ExitStack()) {
                      push(stack, step("a"), failing("b"));
                      throw failure;
                    }
                  })
              .suggests(REPLACED, ExceptionGroup.class::isInstance)
              .shouldBeSameAs(failure);
          observed("what is suppressed in it", suppressedIn(failure))
              .suggests(FAILURES_LOST, List::isEmpty)
              .suggests(ALONE_WITHOUT_GROUP, seen -> seen.equals(List.of("IOException: b")))
              .shouldBe(List.of("group of [IOException: b]"));
        });
    observed("what happened", trace)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe("b closes at 0", "a closes at 1", "a closed at 3");
  }

  private record Resource(CoroutineAction action) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      action.run();
    }
  }

  @Test
  @DisplayName("a resource whose close awaits is entered, and closed within its limit")
  void resources() {
    run(
        () ->
            attempting(
                    "the stack",
                    () ->
                        around(
                            stack -> {
                              stack.enter("a", seconds(10), new Resource(closing("a", 2)));
                              Resource b = new Resource(closing("b", 60));
                              observed("what enter returns", stack.enter("b", seconds(5), b))
                                  .shouldBeSameAs(b);
                            }))
                .suggests(NO_LIMITS, thrown -> thrown == null)
                .shouldThrow(ExceptionGroup.class));
    observed("what happened", trace)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe("b closes at 0", "a closes at 5", "a closed at 7");
  }

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
  @DisplayName("who is cancelled while it closes goes on to close everything, then is cancelled")
  void cancelledInTheMiddle() {
    Throwable thrown =
        cancelledAt(() -> around(stack -> push(stack, step("a"), failing("b"), step("c"))), 1, 4);
    observed("what happened", trace)
        .suggests(CUT_OFF, lines -> !closed(lines, "c") || !closed(lines, "a"))
        .shouldBe(
            "c closes at 0",
            "c closed at 2",
            "b closes at 2",
            "a closes at 3",
            "a closed at 5",
            "over at 5");
    observed("what came out", words(thrown))
        .suggests(CUT_OFF, words -> !words.startsWith("CancelledError"))
        .shouldBe("CancelledError: at 1");
    observed("what is suppressed in it", suppressedIn(thrown))
        .suggests(FAILURES_LOST, List::isEmpty)
        .shouldBe(List.of("group of [IOException: b]"));
  }

  @Test
  @DisplayName("so does close in a try-with-resources")
  void cancelledInATry() {
    Throwable thrown =
        cancelledAt(
            () -> {
              try (var stack = new ExitStack()) {
                push(stack, step("a"), step("b"));
              }
            },
            1,
            3);
    observed("what happened", trace)
        .suggests(CUT_OFF, lines -> !closed(lines, "b") || !closed(lines, "a"))
        .shouldBe("b closes at 0", "b closed at 2", "a closes at 2", "a closed at 4", "over at 4");
    observed("what came out", words(thrown)).shouldBe("CancelledError: at 1");
  }

  @Test
  @DisplayName("a body that is cancelled is closed after, and its cancellation goes on")
  void aBodyThatIsCancelled() {
    Throwable thrown =
        cancelledAt(
            () ->
                around(
                    stack -> {
                      push(stack, step("a"), failing("b"));
                      pause(60);
                    }),
            1);
    observed("what happened", trace)
        .suggests(ONLY_AFTER_SUCCESS, lines -> lines.size() == 1)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe("b closes at 1", "a closes at 2", "a closed at 4", "over at 4");
    observed("what came out", words(thrown))
        .suggests(REPLACED, words -> words.startsWith("group") || words.startsWith("IOException"))
        .shouldBe("CancelledError: at 1");
    observed("what is suppressed in it", suppressedIn(thrown))
        .suggests(FAILURES_LOST, List::isEmpty)
        .shouldBe(List.of("group of [IOException: b]"));
  }

  @Test
  @DisplayName("a step whose own task is cancelled has failed, and the rest is closed")
  void theClosingTaskIsCancelled() {
    run(
        () -> {
          Task<Void> task = start(() -> around(stack -> push(stack, step("a"), step("b"))));
          pause(1);
          task("closing of main").cancel("by somebody");
          observed("what came out", words(thrownBy(task)))
              .suggests(STOPS_AT_FAILURE, words -> words.startsWith("CancelledError"))
              .shouldBe("group of [CancelledError: by somebody]");
        });
    observed("what happened", trace)
        .suggests(STOPS_AT_FAILURE, lines -> !closed(lines, "a"))
        .shouldBe("b closes at 0", "a closes at 1", "a closed at 3");
  }

  @Test
  @DisplayName("what is half opened is closed; what is opened is handed on")
  void handedOn() {
    run(
        () -> {
          ExitStack[] server = new ExitStack[1];
          around(
              stack -> {
                push(stack, step("a"), step("b"));
                observed("what is open", stack.open()).shouldBe(List.of("b", "a"));
                server[0] = stack.popAll();
                observed("what is left", stack.open())
                    .suggests(MOVED_AND_KEPT, left -> !left.isEmpty())
                    .shouldBeEmpty();
              });
          at("handed on");
          observed("what was moved", server[0].open())
              .suggests(MOVED_REVERSED, names -> names.equals(List.of("a", "b")))
              .shouldBe(List.of("b", "a"));
          server[0].close();
        });
    observed("what happened", trace)
        .suggests(MOVED_AND_KEPT, lines -> lines.getLast().startsWith("handed on"))
        .shouldBe(
            "handed on at 0", "b closes at 0", "b closed at 2", "a closes at 2", "a closed at 4");
  }

  @Test
  @DisplayName("each step is done once, and the stack can be used again")
  void usedAgain() {
    run(
        () -> {
          var stack = new ExitStack();
          stack.push(step("a"));
          stack.close();
          stack.close();
          stack.push(step("b"));
          stack.close();
        });
    observed("what happened", trace)
        .suggests(CLOSED_TWICE, lines -> lines.size() > 4)
        .shouldBe("a closes at 0", "a closed at 2", "b closes at 2", "b closed at 4");
  }

  @Test
  @DisplayName("a step that is added while the stack is closed is done next")
  void addedMeanwhile() {
    run(
        () ->
            around(
                stack -> {
                  stack.push(step("a"));
                  stack.push(
                      new CleanupStep(
                          "b",
                          null,
                          () -> {
                            at("b adds");
                            stack.push(step("late"));
                          }));
                }));
    observed("what happened", trace)
        .suggests(
            SNAPSHOT, lines -> !closed(lines, "late") || lines.getLast().startsWith("late closed"))
        .shouldBe(
            "b adds at 0",
            "late closes at 0",
            "late closed at 2",
            "a closes at 2",
            "a closed at 4");
  }

  @Test
  @DisplayName("to close what is empty suspends nothing, also where nothing can be suspended")
  void nothingToClose() {
    attempting("closing an empty stack outside of a coroutine", () -> new ExitStack().close())
        .suggests(SUSPENDS)
        .shouldSucceed();
  }

  @Test
  @DisplayName("around returns what the body returns, when all is closed")
  void theResultOfTheBody() {
    run(
        () -> {
          String result =
              await(
                  ExitStack.around(
                      stack -> {
                        stack.push(step("a"));
                        return "done";
                      }));
          at(result);
        });
    observed("what happened", trace).shouldBe("a closes at 0", "a closed at 2", "done at 2");
  }

  @Test
  @DisplayName("order, failure, late steps and handing on are as in CPython")
  void stackAsInCPython() {
    try (EventLoop loop = newLoop()) {
      Runner.runUntilComplete(loop, async(this::twin));
    }
    sameAsCPython("exit_stack");
  }

  private CleanupStep printing(String name, Exception failure) {
    return new CleanupStep(
        name,
        null,
        () -> {
          trace.add("close " + name);
          await(sleep(Duration.ZERO));
          trace.add("closed " + name);
          if (failure != null) {
            throw failure;
          }
        });
  }

  private void twin() {
    trace.add("in reverse order");
    around(
        stack -> {
          push(stack, printing("a", null), printing("b", null), printing("c", null));
          trace.add("body");
        });
    trace.add("one fails");
    try {
      around(
          stack ->
              push(
                  stack,
                  printing("a", null),
                  printing("b", new IOException()),
                  printing("c", null)));
    } catch (ExceptionGroup failures) {
      trace.add("a failure comes out");
    }
    trace.add("pushed while it closes");
    around(
        stack ->
            push(
                stack,
                printing("a", null),
                new CleanupStep(
                    "push",
                    null,
                    () -> {
                      trace.add("push");
                      stack.push(printing("late", null));
                    }),
                printing("b", null)));
    trace.add("moved on");
    ExitStack[] moved = new ExitStack[1];
    around(
        stack -> {
          push(stack, printing("a", null), printing("b", null));
          moved[0] = stack.popAll();
        });
    trace.add("left");
    moved[0].close();
    moved[0].close();
  }

  @Test
  @DisplayName("a step that ends by an Error does not keep the rest from being closed either")
  void oneEndsByAnError() {
    var bug =
        new CleanupStep(
            "b",
            seconds(10),
            () -> {
              throw new AssertionError("bug");
            });
    run(
        () ->
            attempting("closing", () -> around(stack -> push(stack, step("a"), bug)))
                .suggests(ERRORS_PASS, AssertionError.class::isInstance)
                .shouldThrow(ExceptionGroup.class));
    observed("what happened", trace).shouldBe("a closes at 0", "a closed at 2");
  }

  @Test
  @DisplayName("a step that is being done is not among those that are left")
  void theOneThatIsDone() {
    var left = new ArrayList<String>();
    run(
        () ->
            around(
                stack -> {
                  stack.push(step("a"));
                  stack.push(new CleanupStep("b", null, () -> left.addAll(stack.open())));
                }));
    observed("what is left while b is done", left)
        .suggests(STAYS, names -> names.contains("b"))
        .shouldBe(List.of("a"));
  }
}
